// Units as a table: how deep each lies among those shown, and which of them are to be shown.
import type { UnitBacklog } from '@/api/units'

export interface UnitLine {
  row: UnitBacklog
  depth: number
}

/** Rows come each after the one above it; depth counts only what is shown. */
export function lined(rows: readonly UnitBacklog[]): UnitLine[] {
  const depths = new Map<number, number>()
  return rows.map((row) => {
    const above = row.parent_id === null ? undefined : depths.get(row.parent_id)
    const depth = above === undefined ? 0 : above + 1
    depths.set(row.department.id, depth)
    return { row, depth }
  })
}

export const isBusy = (row: UnitBacklog) => row.open + row.suspended + row.asked > 0

/** Those whose name has the words, or which have cases; a unit above one that stays, stays too. */
export function chosen(rows: readonly UnitBacklog[], text: string, busyOnly: boolean): UnitBacklog[] {
  const words = text.trim().toLowerCase()
  const keep = new Set<number>()
  for (const row of [...rows].reverse()) {
    const fits = (!words || row.department.name.toLowerCase().includes(words)) && (!busyOnly || isBusy(row))
    if (fits) keep.add(row.department.id)
    if (keep.has(row.department.id) && row.parent_id !== null) keep.add(row.parent_id)
  }
  return rows.filter((row) => keep.has(row.department.id))
}
