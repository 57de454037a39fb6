// The lists people live in, in the order and the groups of the menu.
import { ABOVE } from './boards'

export interface ListInfo {
  name: string
  group: 'mine' | 'watch' | 'archive'
  held: boolean // ordered by due date, counted in the menu
  posts?: readonly string[] // shown only to these posts
}

const CENTRE = ['intake', 'duty_chief', 'dispatcher', 'overseer', 'centre_head', 'leader', 'assessor', 'admin']

export const LISTS: readonly ListInfo[] = [
  { name: 'pending', group: 'mine', held: true },
  { name: 'unsigned', group: 'mine', held: true, posts: ['handler'] },
  { name: 'approvals', group: 'mine', held: true, posts: ['dispatcher', 'duty_chief', 'centre_head'] },
  { name: 'below', group: 'mine', held: true, posts: [ABOVE] },
  { name: 'near_due', group: 'watch', held: true },
  { name: 'overdue', group: 'watch', held: true },
  { name: 'returned', group: 'watch', held: true, posts: CENTRE },
  { name: 'suspended', group: 'watch', held: true, posts: [...CENTRE, 'handler'] },
  { name: 'oversight', group: 'watch', held: true, posts: [...CENTRE, 'handler'] },
  { name: 'involved', group: 'archive', held: false },
  { name: 'done', group: 'archive', held: false },
  { name: 'closed', group: 'archive', held: false },
  { name: 'voided', group: 'archive', held: false },
  { name: 'self_handled', group: 'archive', held: false, posts: [...CENTRE, 'inspector'] },
  { name: 'all', group: 'archive', held: false },
]

export function listsFor(posts: readonly string[]): ListInfo[] {
  return LISTS.filter((list) => list.posts === undefined || list.posts.some((post) => posts.includes(post)))
}

export function isHeld(name: string): boolean {
  return LISTS.some((list) => list.name === name && list.held)
}
