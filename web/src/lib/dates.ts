// Instants as people here write them: 2026年11月23日 14:05, in the platform's own zone.
// Making a formatter costs a thousand times more than using it: one per zone.
const formatterOf = (zone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
let formatter = formatterOf('Asia/Shanghai')

export function useZone(name: string): void {
  formatter = formatterOf(name)
}

interface Parts {
  year: number
  month: number
  day: number
  time: string
}

function parts(at: number): Parts {
  const told = formatter.formatToParts(at)
  const of = (type: string) => told.find((part) => part.type === type)?.value ?? ''
  return {
    year: Number(of('year')),
    month: Number(of('month')),
    day: Number(of('day')),
    time: `${of('hour')}:${of('minute')}`,
  }
}

const two = (value: number) => String(value).padStart(2, '0')

export function longDate(iso: string, locale: string): string {
  const { year, month, day } = parts(Date.parse(iso))
  return locale === 'en' ? `${year}-${two(month)}-${two(day)}` : `${year}年${month}月${day}日`
}

export function longTime(iso: string, locale: string): string {
  return `${longDate(iso, locale)} ${parts(Date.parse(iso)).time}`
}

/** The day for narrow columns: the year only when it is not this one. */
export function shortDate(iso: string, locale: string, now: number): string {
  const { year, month, day } = parts(Date.parse(iso))
  if (year !== parts(now).year) return longDate(iso, locale)
  return locale === 'en' ? `${two(month)}-${two(day)}` : `${month}月${day}日`
}

/** The time of day alone: 14:05. */
export function clockTime(iso: string): string {
  return parts(Date.parse(iso)).time
}

/** For dense tables: the year only when it is not this one. */
export function shortTime(iso: string, locale: string, now: number): string {
  const { year, month, day, time } = parts(Date.parse(iso))
  if (year !== parts(now).year) return longTime(iso, locale)
  return locale === 'en' ? `${two(month)}-${two(day)} ${time}` : `${month}月${day}日 ${time}`
}

/** From – to, without saying the same day twice. */
export function span(from: string, to: string, locale: string, now: number): string {
  const begin = shortTime(from, locale, now)
  const one = parts(Date.parse(from))
  const two = parts(Date.parse(to))
  const sameDay = one.year === two.year && one.month === two.month && one.day === two.day
  return `${begin} – ${sameDay ? two.time : shortTime(to, locale, now)}`
}

/** The local day (YYYY-MM-DD) of an instant. */
export function dayAt(at: number): string {
  const { year, month, day } = parts(at)
  return `${year}-${two(month)}-${two(day)}`
}

/** The instant at which a day (YYYY-MM-DD) begins in the platform's zone. */
export function startOfDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const guess = Date.UTC(year, month - 1, date)
  const there = parts(guess)
  const [hour, minute] = there.time.split(':').map(Number) as [number, number]
  const ahead = Date.UTC(there.year, there.month - 1, there.day, hour, minute) - guess
  return new Date(guess - ahead).toISOString()
}

/** The day after, as YYYY-MM-DD. */
export function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
