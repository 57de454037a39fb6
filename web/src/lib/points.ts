// Points and rates travel as decimal text; people read two decimals.
export function points(text: string | null | undefined): string {
  return text === null || text === undefined ? '—' : Number(text).toFixed(2)
}

/** +1.20, −0.35, 0.00: how much more than before; nothing without both. */
export function difference(now: string | null | undefined, before: string | null | undefined): string {
  if (now === null || now === undefined || before === null || before === undefined) return '—'
  const more = Number(now) - Number(before)
  const shown = Math.abs(more).toFixed(2)
  if (shown === '0.00') return shown
  return `${more > 0 ? '+' : '−'}${shown}`
}

/** A share (0.9562) as 95.62%; cut, never rounded up to a whole that is not reached. */
export function percentage(text: string | null): string {
  if (text === null) return '—'
  const share = Number(text)
  const hundredths = Math.round(share * 10_000)
  return `${(share < 1 ? Math.min(9999, hundredths) / 100 : hundredths / 100).toFixed(2)}%`
}
