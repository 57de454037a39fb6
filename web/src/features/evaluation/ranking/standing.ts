// Rows of the ranking, grouped and compared; those that were published are compared with what was published before.
import type { Publication, PublicationRow, Score, Standing, Step } from '@/api/assessment'

export interface Group {
  name: string
  rows: Standing[]
}

/** Groups in the order in which they come; inside, ranked first, then scored without a place, then not scored. */
export function inGroups(rows: readonly Standing[], words = '', only = ''): Group[] {
  const wanted = words.trim().toLowerCase()
  const found = new Map<string, Standing[]>()
  for (const row of rows) {
    if (only && row.group !== only) continue
    if (wanted && !row.label.toLowerCase().includes(wanted)) continue
    found.set(row.group, [...(found.get(row.group) ?? []), row])
  }
  return [...found].map(([name, members]) => ({ name, rows: [...members].sort(byPlace) }))
}

function byPlace(a: Score, b: Score): number {
  const place = (one: Score) => one.rank ?? Number.POSITIVE_INFINITY
  if (place(a) !== place(b)) return place(a) - place(b)
  return Number(b.total ?? -1) - Number(a.total ?? -1)
}

/** The publication of a period that counts: the last correction. */
export function counting(rows: readonly PublicationRow[], scheme: string, period: string): PublicationRow | null {
  return rows.find((one) => one.scheme === scheme && one.period === period && one.corrected === null) ?? null
}

/** A publication and its corrections, the newest first. */
export function chain(rows: readonly PublicationRow[], scheme: string, period: string): PublicationRow[] {
  return rows.filter((one) => one.scheme === scheme && one.period === period).sort((a, b) => b.id - a.id)
}

/** Published scores beside those published of the period before and of the same period last year. */
export function compared(now: Publication, before: Publication | null, yearAgo: Publication | null): Standing[] {
  const of = (told: Publication | null) => new Map(told?.rows.map((one) => [one.key, one]))
  const [old, last] = [of(before), of(yearAgo)]
  return now.rows.map((row) => {
    const [one, two] = [old.get(row.key), last.get(row.key)]
    return {
      ...row,
      up: row.rank !== null && one && one.rank !== null ? one.rank - row.rank : null,
      before: one?.total ?? null,
      before_rank: one?.rank ?? null,
      year_ago: two?.total ?? null,
      year_ago_rank: two?.rank ?? null,
    }
  })
}

export interface Dot {
  period: string
  total: number | null
  rank: number | null
}

/** What an object had in each period, oldest first. */
export function dotsOf(steps: readonly Step[], key: string): Dot[] {
  return steps.map((step) => {
    const point = step.points.find((one) => one.key === key)
    return { period: step.period, total: point?.total ? Number(point.total) : null, rank: point?.rank ?? null }
  })
}

/** The dots that are there, as points of a polyline in a box; periods without a score leave a gap in the way, not a fall. */
export function lineOf(dots: readonly Dot[], width: number, height: number, pad = 2): [number, number][] {
  const totals = dots.flatMap((dot) => (dot.total === null ? [] : [dot.total]))
  if (totals.length === 0) return []
  const [low, high] = [Math.min(...totals), Math.max(...totals)]
  const across = (index: number) => pad + (dots.length < 2 ? 0 : (index / (dots.length - 1)) * (width - 2 * pad))
  const down = (total: number) => (high === low ? height / 2 : pad + ((high - total) / (high - low)) * (height - 2 * pad))
  return dots.flatMap((dot, index) => (dot.total === null ? [] : [[round(across(index)), round(down(dot.total))] as [number, number]]))
}

const round = (value: number) => Math.round(value * 10) / 10
