// The pages that look at the whole, and who finds them in the menu.
export const CENTRE: readonly string[] = ['intake', 'duty_chief', 'dispatcher', 'overseer', 'centre_head', 'leader', 'assessor', 'admin']
/** Not a post of its own: a handler whose unit has others below it. */
export const ABOVE = 'handler_above'

export interface Board {
  name: string
  posts: readonly string[]
}

export const BOARDS: readonly Board[] = [
  { name: 'overview', posts: [...CENTRE, 'handler'] },
  { name: 'map', posts: [...CENTRE, 'handler'] },
  { name: 'units', posts: [...CENTRE, ABOVE] },
  { name: 'screen', posts: CENTRE },
]

export function boardsFor(posts: readonly string[]): Board[] {
  return BOARDS.filter((board) => board.posts.some((post) => posts.includes(post)))
}

/** Who has no desk in the loop begins with the figures. */
export function beginsWithFigures(posts: readonly string[]): boolean {
  return posts.length > 0 && posts.every((post) => post === 'leader' || post === 'assessor')
}
