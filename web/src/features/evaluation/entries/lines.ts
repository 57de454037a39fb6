// What has been entered, as the tables show it. Pure.
import type { Mark, Member } from '@/api/assessment'

export interface Asked {
  kind: 'mark' | 'adjust' | 'exempt' | 'exemptCase' | 'cancelAdjustment' | 'cancelExemption'
  object?: string
  item?: string
  label?: string
  full?: string | null
  value?: string
  line?: number
}

/** The newest row of an object and item counts; the server tells the newest first. */
export function standing(marks: readonly Mark[]): Map<string, Mark> {
  const found = new Map<string, Mark>()
  for (const mark of marks) {
    const key = `${mark.object}\n${mark.item}`
    if (!found.has(key)) found.set(key, mark)
  }
  return found
}

/** Whom a scheme is for: everybody of its kind, or those of its groups. */
export function scored(members: readonly Member[], groups: readonly string[]): Member[] {
  return groups.length ? members.filter((one) => groups.includes(one.group)) : [...members]
}

/** How many of the numbers that people are to enter are there. */
export function progress(members: readonly Member[], items: readonly { id: string }[], marks: ReadonlyMap<string, Mark>): { done: number; all: number } {
  const wanted = members.flatMap((one) => items.map((item) => `${one.key}\n${item.id}`))
  const done = wanted.filter((key) => marks.get(key)?.value !== null && marks.get(key) !== undefined).length
  return { done, all: wanted.length }
}
