// The whole way so far: time used and limits of all steps together.
import type { AssignmentOut } from '@/api/types'

export interface Whole {
  used: number
  limit: number
  left: number // negative when more was used than granted
}

export function wholeOf(spells: readonly AssignmentOut[]): Whole | null {
  const counted = spells.filter((spell) => spell.limit_seconds !== null && spell.used_seconds !== null)
  if (counted.length === 0) return null
  const used = counted.reduce((sum, spell) => sum + (spell.used_seconds ?? 0), 0)
  const limit = counted.reduce((sum, spell) => sum + (spell.limit_seconds ?? 0), 0)
  return { used, limit, left: limit - used }
}
