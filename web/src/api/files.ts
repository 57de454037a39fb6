// Files that the server makes: fetched, so that a refusal is told in words and not saved as a file.
import { offline, Problem, type ProblemBody } from './problem'

export interface Fetched {
  blob: Blob
  name: string
}

export async function fetchFile(path: string): Promise<Fetched> {
  let response: Response
  try {
    response = await fetch(path, { credentials: 'same-origin' })
  } catch {
    throw offline()
  }
  if (!response.ok) throw new Problem((await response.json().catch(() => ({}))) as ProblemBody, response.status)
  return { blob: await response.blob(), name: nameIn(response.headers.get('Content-Disposition') ?? '') }
}

/** filename*=utf-8''%E5%BE%85… or filename="…" */
export function nameIn(disposition: string): string {
  const coded = /filename\*=utf-8''([^;]+)/i.exec(disposition)?.[1]
  return coded ? decodeURIComponent(coded) : (/filename="?([^";]+)/.exec(disposition)?.[1] ?? 'export.xlsx')
}
