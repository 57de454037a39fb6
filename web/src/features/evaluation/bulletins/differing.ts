// What a corrected issue says otherwise than the one before: cell by cell, sentence by sentence. Pure.
import type { Block, BulletinRow, Content, TableBlock } from '@/api/bulletins'

export interface Change {
  where: string
  what: string
  before: string
  after: string
}

const tablesOf = (content: Content) =>
  content.sections.flatMap((section) => section.blocks.flatMap((block) => (block.type === 'table' ? [{ section: section.heading, table: block }] : [])))
const sentences = (content: Content) =>
  content.sections.flatMap((section) =>
    section.blocks.flatMap((block) =>
      block.type === 'paragraph' ? block.text.split(/(?<=[。；])/).flatMap((text) => (text.trim() ? [{ section: section.heading, text: text.trim() }] : [])) : [],
    ),
  )

/** Rows are known by their first cell that is no number of order. */
function rowsOf(table: TableBlock): Map<string, string[]> {
  const named = table.columns.findIndex((column) => !column.number)
  const found = new Map<string, string[]>()
  for (const row of table.rows) {
    const name = row[Math.max(0, named)] ?? ''
    let key = name
    for (let again = 2; found.has(key); again += 1) key = `${name} (${again})`
    found.set(key, row)
  }
  return found
}

export function changesBetween(before: Content, after: Content): Change[] {
  const old = new Map(tablesOf(before).map((one) => [`${one.section}\n${one.table.title}`, one.table]))
  const cells = tablesOf(after).flatMap(({ section, table }) => {
    const known = old.get(`${section}\n${table.title}`)
    return known ? cellsBetween(table.title || section, known, table) : []
  })
  const said = new Set(sentences(before).map((one) => one.text))
  const stays = new Set(sentences(after).map((one) => one.text))
  const gone = sentences(before).filter((one) => !stays.has(one.text))
  const fresh = sentences(after).filter((one) => !said.has(one.text))
  const words = fresh.map((one, index) => ({ where: one.section, what: '', before: gone.filter((each) => each.section === one.section)[index]?.text ?? '', after: one.text }))
  return [...cells, ...words]
}

function cellsBetween(where: string, before: TableBlock, after: TableBlock): Change[] {
  const [old, now] = [rowsOf(before), rowsOf(after)]
  const changed = [...now].flatMap(([name, row]): Change[] => {
    const known = old.get(name)
    if (!known) return [{ where, what: name, before: '', after: row.join(' ') }]
    return row.flatMap((cell, index) =>
      cell === known[index] ? [] : [{ where, what: `${name} · ${after.columns[index]?.label ?? ''}`, before: known[index] ?? '', after: cell }],
    )
  })
  const gone = [...old].flatMap(([name, row]) => (now.has(name) ? [] : [{ where, what: name, before: row.join(' '), after: '' }]))
  return [...changed, ...gone]
}

/** The issue that another one puts right. */
export function correctedBy(rows: readonly BulletinRow[], row: BulletinRow): BulletinRow | null {
  return row.corrects ? (rows.find((one) => one.period === row.period && one.number === row.corrects) ?? null) : null
}

export type Kind = 'docx' | 'xlsx' | 'pdf'
export function kindOf(name: string): Kind | null {
  const ending = name.split('.').at(-1)
  return ending === 'docx' || ending === 'xlsx' || ending === 'pdf' ? ending : null
}

/** 1.2 MB */
export function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

export function isShown(block: Block): boolean {
  return block.type !== 'new-page'
}
