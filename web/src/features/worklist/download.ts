// The list as an Excel file: the rows of the filter, the columns on the screen, in their order.
import { fetchFile } from '@/api/files'
import { type Filters, toParameters } from '@/lib/filters'

// What the columns of the screen are called in the file.
const NAMES: Record<string, string> = { reported: 'reported_at', due: 'due_at', ended: 'ended_at' }

export function exportPath(list: string, filters: Filters, columns: readonly string[]): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(toParameters(filters))) query.set(name, String(value))
  query.set('columns', columns.map((name) => NAMES[name] ?? name).join(','))
  return `/api/v1/exports/worklists/${list}.xlsx?${query.toString()}`
}

/** The name of the file that was saved. */
export async function download(list: string, filters: Filters, columns: readonly string[]): Promise<string> {
  const { blob, name } = await fetchFile(exportPath(list, filters, columns))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  return name
}
