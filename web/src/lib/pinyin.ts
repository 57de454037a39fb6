// Names are found by what stands in them or by the first letters of their pinyin, as the server gives them.
export interface Spelt {
  name: string
  initials: string
}

export function isLike(one: Spelt, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return true
  return one.name.toLowerCase().includes(wanted) || one.initials.toLowerCase().includes(wanted)
}

/** Best first: what begins so, then what holds it. */
export function found<T extends Spelt>(all: readonly T[], text: string, most: number): T[] {
  const wanted = text.trim().toLowerCase()
  const begins = (one: Spelt) => one.name.toLowerCase().startsWith(wanted) || one.initials.toLowerCase().startsWith(wanted)
  const like = all.filter((one) => isLike(one, wanted))
  return [...like.filter(begins), ...like.filter((one) => !begins(one))].slice(0, most)
}
