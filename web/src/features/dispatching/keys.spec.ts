import { describe, expect, it } from 'vitest'

import { meant, type Standing } from './keys'

const letters = new Map([
  ['urge', 'u'],
  ['comment', 't'],
])
const dispatching: Standing = { tab: 'dispatch', picking: false, onButton: false, letters }
const press = (key: string, at: Partial<Standing> = {}, repeat = false) => meant({ key, repeat }, { ...dispatching, ...at })

describe('a key at the desk', () => {
  it.each([
    ['d', {}, 'submit'],
    ['D', {}, 'submit'],
    ['d', { picking: true }, 'submit'],
    ['y', { tab: 'approve' }, 'approve'],
    ['n', { tab: 'approve' }, 'refuse'],
    ['o', {}, 'open'],
    ['*', {}, 'pickAll'],
    ['.', {}, 'refresh'],
    ['Enter', {}, 'focus'],
    [' ', {}, 'pick'],
    ['ArrowDown', {}, 'next'],
    ['PageUp', {}, 'pageUp'],
    ['ArrowRight', {}, 'toApprove'],
  ] as const)('%s with %o means %s', (key, at, act) => {
    expect(press(key, at)).toEqual({ act })
  })

  it.each([
    ['y', {}],
    ['n', {}],
    ['d', { tab: 'approve' }],
    ['z', {}],
    ['u', { picking: true }], // many are chosen: what is said is said of all of them
    ['Enter', { onButton: true }],
    [' ', { onButton: true }],
  ] as const)('%s with %o means nothing', (key, at) => {
    expect(press(key, at)).toBeNull()
  })

  it('says another verb by its letter', () => {
    expect(press('u')).toEqual({ verb: 'urge' })
    expect(press('t', { tab: 'approve' })).toEqual({ verb: 'comment' })
  })

  it('held down walks on and does nothing twice', () => {
    expect(press('ArrowDown', {}, true)).toEqual({ act: 'next' })
    expect(press('d', {}, true)).toBeNull()
    expect(press('u', {}, true)).toBeNull()
  })
})
