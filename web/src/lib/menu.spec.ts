import { describe, expect, it } from 'vitest'

import { menuFor } from './menu'

const words = (posts: string[], permissions: string[] = []) => menuFor(posts, permissions).map((section) => section.word)
const items = (posts: string[], section: string) => menuFor(posts, []).find((one) => one.word === section)?.items ?? []

describe('the menu', () => {
  it.each([
    [['dispatcher'], [], ['group.boards', 'group.desks', 'group.mine', 'group.watch', 'group.archive', 'assess.menu']],
    [['assessor'], ['assess', 'view_scores'], ['group.boards', 'assess.menu', 'group.mine', 'group.watch', 'group.archive']],
    [['inspector'], [], ['group.mine', 'group.watch', 'group.archive', 'assess.menu']],
    [['channel'], [], ['group.mine', 'group.watch', 'group.archive']],
  ])('of %s with %s has %s', (posts, permissions, sections) => {
    expect(words(posts, permissions)).toEqual(sections)
  })

  it('leads to a desk by its key and to a list by its name', () => {
    expect(items(['dispatcher'], 'group.desks')).toEqual([{ route: 'dispatching', word: 'dispatching.title', key: 'F4' }])
    expect(items(['handler'], 'group.mine').map((item) => item.list)).toEqual(['pending', 'unsigned'])
    expect(items(['handler', 'handler_above'], 'group.mine').at(-1)).toEqual({ route: 'list', list: 'below', word: 'list.below' })
  })
})
