// The desks beside the lists: one screen each for work that is done all day, with the key that leads there.
export interface Desk {
  name: string
  key: string
  posts: readonly string[]
}

export const DESKS: readonly Desk[] = [
  { name: 'registration', key: 'F2', posts: ['intake'] },
  { name: 'dispatching', key: 'F4', posts: ['dispatcher'] },
  { name: 'setup', key: 'F9', posts: ['admin'] },
]

export function desksFor(posts: readonly string[]): Desk[] {
  return DESKS.filter((desk) => desk.posts.some((post) => posts.includes(post)))
}
