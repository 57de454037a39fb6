// The menu: boards, desks, lists and pages of the assessment, in the order in which this person needs them.
import { assessmentsFor } from './assessments'
import { boardsFor } from './boards'
import { desksFor } from './desks'
import { listsFor } from './lists'

export interface MenuItem {
  route: string
  list?: string // which list, where the route is a list
  word: string // the key of its words
  key?: string // the key on the keyboard that leads there
}

export interface MenuSection {
  word: string
  items: MenuItem[]
}

const GROUPS = ['mine', 'watch', 'archive'] as const

export function menuFor(posts: readonly string[], permissions: readonly string[]): MenuSection[] {
  const boards = boardsFor(posts).map(({ name }) => ({ route: name, word: `${name}.title` }))
  const desks = desksFor(posts).map(({ name, key }) => ({ route: name, word: `${name}.title`, key }))
  const lists = listsFor(posts)
  const groups = GROUPS.map((group) => ({
    word: `group.${group}`,
    items: lists.filter((list) => list.group === group).map(({ name }) => ({ route: 'list', list: name, word: `list.${name}` })),
  }))
  const pages = assessmentsFor(permissions, posts).map(({ name }) => ({ route: name, word: `assess.pages.${name}` }))
  const assessment = [{ word: 'assess.menu', items: pages }]
  // Who assesses begins there, everybody else with the lists.
  const parts = permissions.includes('assess') ? [...assessment, ...groups] : [...groups, ...assessment]
  const sections = [{ word: 'group.boards', items: boards }, { word: 'group.desks', items: desks }, ...parts]
  return sections.filter((section) => section.items.length > 0)
}
