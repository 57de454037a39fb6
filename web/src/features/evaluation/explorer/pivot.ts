// A pivot as a table: rows, columns, sums, and how dark a cell is. Pure.
import type { ExploreQuery, Pivot } from '@/api/assessment'
import { shiftDay, weekday } from '@/lib/periods'

export type Dimension = ExploreQuery['rows']
export type Fact = NonNullable<ExploreQuery['fact']>
export type By = NonNullable<ExploreQuery['by']>

export const DIMENSIONS: readonly Dimension[] = [
  'unit', 'street', 'community', 'cell', 'area', 'nature', 'category', 'source', 'month', 'day', 'weekday', 'hour',
]
export const FACTS: readonly Fact[] = [
  'reported', 'accepted', 'rejected', 'filed', 'voided', 'dispatched', 'handled', 'handled_on_time', 'handled_late', 'unhandled_overdue',
  'closed', 'closed_on_time', 'closed_late', 'same_day_closed', 'rework', 'sent_back', 'extended', 'suspended', 'urged_count', 'overseen',
  'public_report', 'verified_public_report', 'reopened', 'satisfied', 'dissatisfied',
]
export const BYS: readonly By[] = ['reported_at', 'filed_at', 'dispatched_at', 'due_at', 'closed_at']

export interface Ask {
  rows: Dimension
  columns: Dimension | ''
  fact: Fact
  by: By
}

export const PRESETS: readonly (Ask & { name: string })[] = [
  { name: 'heat', rows: 'weekday', columns: 'hour', fact: 'reported', by: 'reported_at' },
  { name: 'calendar', rows: 'day', columns: '', fact: 'reported', by: 'reported_at' },
  { name: 'unitCategory', rows: 'category', columns: 'unit', fact: 'handled', by: 'reported_at' },
  { name: 'streetCategory', rows: 'category', columns: 'street', fact: 'reported', by: 'reported_at' },
  { name: 'unitLate', rows: 'unit', columns: 'area', fact: 'handled_late', by: 'due_at' },
]

export interface Line {
  key: string
  label: string
  sum: number
  cells: number[]
}
export interface Grid {
  columns: { key: string; label: string; sum: number }[]
  lines: Line[]
  total: number
  most: number
}

const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7']
const HOURS = Array.from({ length: 24 }, (_, hour) => String(hour))

/** Weekdays and hours are shown whole, whether or not anything happened; other keys as the server orders them. */
function axis(dimension: Dimension | '', words: Pivot['rows'], label: (key: string, dimension: Dimension) => string) {
  if (dimension === '') return [{ key: '', label: '' }]
  const whole = dimension === 'weekday' ? WEEKDAYS : dimension === 'hour' ? HOURS : null
  if (whole) return whole.map((key) => ({ key, label: label(key, dimension) }))
  return words.map((word) => ({ key: word.value, label: word.label }))
}

export function gridOf(told: Pivot, ask: Pick<Ask, 'rows' | 'columns'>, label: (key: string, dimension: Dimension) => string): Grid {
  const counts = new Map(told.cells.map((cell) => [`${cell.row}\n${cell.column}`, cell.count]))
  const across = axis(ask.columns, told.columns, label)
  const lines = axis(ask.rows, told.rows, label).map((row) => {
    const cells = across.map((column) => counts.get(`${row.key}\n${column.key}`) ?? 0)
    return { ...row, cells, sum: cells.reduce((sum, count) => sum + count, 0) }
  })
  const columns = across.map((column, index) => ({ ...column, sum: lines.reduce((sum, line) => sum + (line.cells[index] ?? 0), 0) }))
  return {
    columns,
    lines,
    total: lines.reduce((sum, line) => sum + line.sum, 0),
    most: Math.max(0, ...lines.flatMap((line) => line.cells)),
  }
}

/** Time keeps its order; everything else stands with the largest first. */
export function inOrder(grid: Grid, rows: Dimension): Line[] {
  const timely = ['month', 'day', 'weekday', 'hour'].includes(rows)
  return timely ? grid.lines : [...grid.lines].sort((a, b) => b.sum - a.sum)
}

/** 0 … 5: how dark a cell is drawn. */
export function shade(count: number, most: number): number {
  return count === 0 || most === 0 ? 0 : Math.max(1, Math.ceil((count / most) * 5))
}

export interface CalendarDay {
  day: string
  count: number | null
}

/** The days of a period in weeks from Monday; days outside it are empty. */
export function weeksOf(first: string, last: string, counts: ReadonlyMap<string, number>): CalendarDay[][] {
  const weeks: CalendarDay[][] = []
  for (let monday = shiftDay(first, 1 - weekday(first)); monday <= last; monday = shiftDay(monday, 7)) {
    const week = Array.from({ length: 7 }, (_, index) => shiftDay(monday, index))
    weeks.push(week.map((day) => ({ day, count: day < first || day > last ? null : (counts.get(day) ?? 0) })))
  }
  return weeks
}
