// Pure choices for the menus of the assessment.
import type { SchemeRow } from '@/api/assessment'

/** Every scheme once: the version in force, else the latest; those in force first. */
export function onePerScheme(rows: readonly SchemeRow[]): SchemeRow[] {
  const found = new Map<string, SchemeRow>()
  for (const row of rows) {
    const known = found.get(row.scheme)
    const better = !known || (row.in_force && !known.in_force) || (row.in_force === known.in_force && row.valid_from > known.valid_from)
    if (better) found.set(row.scheme, row)
  }
  return [...found.values()].sort((a, b) => Number(b.in_force) - Number(a.in_force))
}

export interface SchemeGroup {
  type: string
  label: string
  schemes: SchemeRow[]
}

/** Under the kind of object that they score, in the order in which the kinds first appear. */
export function byObject(rows: readonly SchemeRow[]): SchemeGroup[] {
  const found = new Map<string, SchemeGroup>()
  for (const row of rows) {
    const { value, label } = row.object_type
    const group = found.get(value) ?? { type: value, label, schemes: [] }
    group.schemes.push(row)
    found.set(value, group)
  }
  return [...found.values()]
}
