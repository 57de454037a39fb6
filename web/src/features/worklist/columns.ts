// The columns a list may show: how wide, and what stands in a cell; and which ones somebody has chosen.
import { preference } from '@/lib/kept'

export interface Column {
  name: string
  width: string
  minimum: number
}

export const COLUMNS: readonly Column[] = [
  { name: 'lamp', width: '58px', minimum: 58 },
  { name: 'left', width: '108px', minimum: 108 },
  { name: 'number', width: '124px', minimum: 124 },
  { name: 'description', width: 'minmax(180px, 4fr)', minimum: 180 },
  { name: 'stage', width: '92px', minimum: 92 },
  { name: 'nature', width: '56px', minimum: 56 },
  { name: 'category', width: 'minmax(100px, 1fr)', minimum: 100 },
  { name: 'address', width: 'minmax(120px, 2fr)', minimum: 120 },
  { name: 'department', width: 'minmax(110px, 1.2fr)', minimum: 110 },
  { name: 'person', width: '80px', minimum: 80 },
  { name: 'source', width: '86px', minimum: 86 },
  { name: 'reported', width: '116px', minimum: 116 },
  { name: 'due', width: '116px', minimum: 116 },
  { name: 'ended', width: '116px', minimum: 116 },
]

const DEFAULT_HELD = ['lamp', 'left', 'number', 'description', 'stage', 'category', 'address', 'department', 'source', 'due']
const DEFAULT_OVER = ['lamp', 'number', 'description', 'stage', 'category', 'address', 'department', 'source', 'reported', 'ended']

export function defaultColumns(held: boolean): string[] {
  return [...(held ? DEFAULT_HELD : DEFAULT_OVER)]
}

const areNames = (kept: unknown): kept is string[] => Array.isArray(kept) && kept.every((one) => typeof one === 'string')

/** The chosen names, for lists of what is held and of what is over. */
export const chosenNames = {
  held: preference('columns.held', () => defaultColumns(true), areNames),
  over: preference('columns.over', () => defaultColumns(false), areNames),
}

/** Known columns in the chosen order; a remembered name that no longer exists is dropped. */
export function chosen(names: readonly string[]): Column[] {
  return names.flatMap((name) => COLUMNS.find((column) => column.name === name) ?? [])
}

export function move(names: readonly string[], name: string, by: -1 | 1): string[] {
  const from = names.indexOf(name)
  const to = from + by
  if (from < 0 || to < 0 || to >= names.length) return [...names]
  const moved = names.filter((one) => one !== name)
  moved.splice(to, 0, name)
  return moved
}
