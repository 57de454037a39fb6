// One spell of holding as a bar: how much of its limit is used.
import type { AssignmentOut } from '@/api/types'

export interface Use {
  share: number // of the limit, cut at 100
  late: boolean
}

export function use(spell: AssignmentOut): Use | null {
  if (!spell.limit_seconds || spell.used_seconds === null) return null
  const share = (spell.used_seconds / spell.limit_seconds) * 100
  return { share: Math.min(100, Math.max(0, share)), late: share > 100 }
}

/** Spells in the order of the case, each followed by what was handed down from it. */
export function laidOut(spells: AssignmentOut[], depth = 0): { spell: AssignmentOut; depth: number }[] {
  return spells.flatMap((spell) => [{ spell, depth }, ...laidOut(spell.children, depth + 1)])
}
