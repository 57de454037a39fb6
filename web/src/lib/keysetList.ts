// A list read page by page after the last row seen. Pure: given rows and an answer, the rows that follow.
export interface Keyed {
  number: string
}

export interface Answer<R extends Keyed> {
  rows: R[]
  next_cursor: string
}

/** What a refresh changed, so that the screen can show it. */
export interface Merged<R extends Keyed> {
  rows: R[]
  fresh: string[]
}

/** The next page behind what is there; a row that moved between two pages is shown once, at its new place. */
export function append<R extends Keyed>(rows: R[], page: R[]): R[] {
  const arrived = new Set(page.map((row) => row.number))
  return [...rows.filter((row) => !arrived.has(row.number)), ...page]
}

/**
 * The head of the list read again: rows before the end of the answer are replaced by it, rows behind stay.
 * A row that has gone from the head vanishes; one that is not new and not changed keeps its identity.
 */
export function mergeHead<R extends Keyed>(
  rows: R[],
  answer: Answer<R>,
  order: (one: R, other: R) => number,
): Merged<R> {
  const known = new Map(rows.map((row) => [row.number, row]))
  const fresh: string[] = []
  const head = answer.rows.map((row) => {
    const before = known.get(row.number)
    if (before !== undefined && alike(before, row)) return before
    fresh.push(row.number)
    return row
  })
  const last = answer.rows.at(-1)
  if (answer.next_cursor === '' || last === undefined) return { rows: head, fresh }
  const inHead = new Set(head.map((row) => row.number))
  const tail = rows.filter((row) => !inHead.has(row.number) && order(row, last) >= 0)
  return { rows: [...head, ...tail], fresh }
}

/** Seconds left run by themselves: they are no change. */
function alike(one: Keyed, other: Keyed): boolean {
  const plain = (row: Keyed) => JSON.stringify({ ...row, seconds_left: null })
  return plain(one) === plain(other)
}
