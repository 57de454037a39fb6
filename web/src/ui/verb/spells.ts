// The open spell of one's own unit, however deep it is nested: its clock is the one that counts for us.
import type { AssignmentOut } from '@/api/types'

export function ownSpell(spells: readonly AssignmentOut[], units: ReadonlySet<number>): AssignmentOut | null {
  for (const spell of spells) {
    const deeper = ownSpell(spell.children, units)
    if (deeper) return deeper
    if (!spell.ended_at && units.has(spell.department.id)) return spell
  }
  return null
}
