// Who holds a case on a list: units are named in Chinese, and so are their lists.
import type { CaseRow } from '@/api/types'

export const named = (units: readonly { name: string }[]): string => units.map((one) => one.name).join('、')

/** The unit that is due first, then the others that put the case on the same list. */
export function unitsOf(row: Pick<CaseRow, 'department' | 'also_at'>): string {
  return named(row.department ? [row.department, ...row.also_at] : row.also_at)
}
