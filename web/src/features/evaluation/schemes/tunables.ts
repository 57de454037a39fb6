// The numbers of a scheme that a trial may change, as people call them. Pure.
import type { Change, Score, Tunable } from '@/api/assessment'

/** What a path says below its item: items.conduct.counts.0.each → ['counts', '1', 'each']. */
export function tail(path: string): string[] {
  const [section, ...rest] = path.split('.')
  const inside = section === 'items' || section === 'rates' ? rest.slice(1) : rest
  return inside.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part))
}

export interface TunableGroup {
  key: string
  label: string
  tunables: Tunable[]
}

/** By item (or by section where there are none), in the order of the document. */
export function grouped(tunables: readonly Tunable[]): TunableGroup[] {
  const found = new Map<string, TunableGroup>()
  for (const one of tunables) {
    const [section = '', id = ''] = one.path.split('.')
    const key = section === 'items' || section === 'rates' ? `${section}.${id}` : section
    const group = found.get(key) ?? { key, label: section === 'items' || section === 'rates' ? one.label : '', tunables: [] }
    group.tunables.push(one)
    found.set(key, group)
  }
  return [...found.values()]
}

/** Only what differs from the scheme as it is; text that is no number is left out and told by `bad`. */
export function changesOf(tunables: readonly Tunable[], typed: Readonly<Record<string, string>>): { changes: Record<string, number>; bad: string[] } {
  const changes: Record<string, number> = {}
  const bad: string[] = []
  for (const one of tunables) {
    const told = typed[one.path]?.trim()
    if (told === undefined || told === one.value) continue
    if (!/^-?\d+(\.\d+)?$/.test(told)) bad.push(one.path)
    else if (Number(told) !== Number(one.value)) changes[one.path] = Number(told)
  }
  return { changes, bad }
}

/** Those who move first, then by their new place; without a scheme to compare with, the scores alone. */
export function movesOf(moves: readonly Change[], rows: readonly Score[]): Change[] {
  const all: Change[] = moves.length
    ? [...moves]
    : rows.map((row) => ({
        key: row.key,
        label: row.label,
        group: row.group,
        rank_before: null,
        rank_after: row.rank,
        total_before: null,
        total_after: row.total,
        up: null,
      }))
  const groups = [...new Set(all.map((one) => one.group))]
  const place = (one: Change) => one.rank_after ?? Number.POSITIVE_INFINITY
  return all.sort(
    (a, b) =>
      groups.indexOf(a.group) - groups.indexOf(b.group) ||
      (place(a) === place(b) ? Number(b.total_after ?? -1) - Number(a.total_after ?? -1) : place(a) - place(b)),
  )
}

/** The day from which a new version may count: the first of the month that follows. */
export function nextMonth(today: string): string {
  const [year, month] = today.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)
}
