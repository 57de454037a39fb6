// Periods of assessment as people write them and as they are told: 2026-W47, 2026-11, 2026-Q4, 2026, 2026-11-01..2026-11-15.
export type PeriodKind = 'week' | 'month' | 'quarter' | 'year' | 'custom'
export const PERIOD_KINDS: readonly PeriodKind[] = ['week', 'month', 'quarter', 'year', 'custom']

/** Local days, both included, as YYYY-MM-DD. */
export interface Period {
  kind: PeriodKind
  first: string
  last: string
}

const DAY = 86_400_000
const MONTHS = { month: 1, quarter: 3, year: 12 } as const
const two = (value: number) => String(value).padStart(2, '0')
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const at = (day: string) => Date.parse(`${day}T00:00:00Z`)
const utc = (year: number, month: number, day: number) => dayOf(Date.UTC(year, month, day))

export function shiftDay(day: string, days: number): string {
  return dayOf(at(day) + days * DAY)
}

/** Monday 1 … Sunday 7. */
export function weekday(day: string): number {
  return new Date(at(day)).getUTCDay() || 7
}

/** The week (ISO, from Monday), month, quarter or year in which a day lies; a custom one is the day itself. */
export function containing(kind: PeriodKind, day: string): Period {
  if (kind === 'custom') return { kind, first: day, last: day }
  if (kind === 'week') {
    const first = shiftDay(day, 1 - weekday(day))
    return { kind, first, last: shiftDay(first, 6) }
  }
  const months = MONTHS[kind]
  const [year, month] = day.split('-').map(Number) as [number, number]
  const begin = Math.floor((month - 1) / months) * months
  return { kind, first: utc(year, begin, 1), last: utc(year, begin + months, 0) }
}

/** Year and number of the ISO week: those of its Thursday. */
export function isoWeek(monday: string): [number, number] {
  const thursday = shiftDay(monday, 3)
  const year = Number(thursday.slice(0, 4))
  return [year, 1 + Math.floor((at(thursday) - Date.UTC(year, 0, 1)) / DAY / 7)]
}

export function nameOf(period: Period): string {
  const { kind, first, last } = period
  if (kind === 'custom') return `${first}..${last}`
  if (kind === 'week') {
    const [year, week] = isoWeek(first)
    return `${year}-W${two(week)}`
  }
  if (kind === 'month') return first.slice(0, 7)
  return kind === 'year' ? first.slice(0, 4) : `${first.slice(0, 4)}-Q${quarter(first)}`
}

export function periodOf(name: string): Period | null {
  const custom = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/.exec(name)
  if (custom) {
    const [, first = '', last = ''] = custom
    return Number.isNaN(at(first)) || Number.isNaN(at(last)) || last < first ? null : { kind: 'custom', first, last }
  }
  const found = /^(\d{4})(?:-W(\d\d)|-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(name)
  if (!found) return null
  const [, year = '', week, part, month] = found
  if (week) {
    const monday = shiftDay(containing('week', `${year}-01-04`).first, (Number(week) - 1) * 7)
    return { kind: 'week', first: monday, last: shiftDay(monday, 6) }
  }
  if (part) return containing('quarter', `${year}-${two(Number(part) * 3)}-01`)
  return month ? containing('month', `${year}-${month}-01`) : containing('year', `${year}-01-01`)
}

/** 上期: the one that ends the day before; a custom one keeps its length. */
export function previous(period: Period): Period {
  const before = shiftDay(period.first, -1)
  if (period.kind !== 'custom') return containing(period.kind, before)
  return { kind: 'custom', first: dayOf(at(before) - (at(period.last) - at(period.first))), last: before }
}

export function next(period: Period): Period {
  const after = shiftDay(period.last, 1)
  if (period.kind !== 'custom') return containing(period.kind, after)
  return { kind: 'custom', first: after, last: dayOf(at(after) + at(period.last) - at(period.first)) }
}

/** 去年同期, as the server names it: the same number of week, else the same days. */
export function yearBefore(period: Period): Period {
  const back = (day: string) => `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`
  if (period.kind === 'week') {
    const [year, week] = isoWeek(period.first)
    const last = isoWeek(containing('week', `${year - 1}-12-28`).first)[1]
    return periodOf(`${year - 1}-W${two(Math.min(week, last))}`) ?? period
  }
  if (period.kind !== 'custom') return containing(period.kind, back(period.first))
  return { kind: 'custom', first: dayOf(at(back(period.first))), last: dayOf(at(back(period.last))) }
}

export function isOver(period: Period, today: string): boolean {
  return period.last < today
}

const day = (iso: string, locale: string, withYear: boolean) => {
  const [year, month, date] = iso.split('-').map(Number) as [number, number, number]
  if (locale === 'en') return withYear ? iso : iso.slice(5)
  return `${withYear ? `${year}年` : ''}${month}月${date}日`
}

/** 2026年11月16日 for a plain day. */
export function plainDay(iso: string, locale: string): string {
  return day(iso, locale, true)
}

/** 11月16日至22日 … without saying a year or a month twice. */
export function daysOf(period: Period, locale: string, withYear = true): string {
  const { first, last } = period
  const begin = day(first, locale, withYear)
  if (first === last) return begin
  const sameYear = first.slice(0, 4) === last.slice(0, 4)
  const end = day(last, locale, !sameYear)
  return locale === 'en' ? `${begin} – ${end}` : `${begin}至${end}`
}

/** What a period is called: 2026年第47周, 2026年11月, 2026年第4季度, 2026年. */
export function calledOf(period: Period, locale: string): string {
  const year = period.first.slice(0, 4)
  if (period.kind === 'custom') return daysOf(period, locale)
  if (period.kind === 'week') {
    const [of, week] = isoWeek(period.first)
    return locale === 'en' ? `${of}, week ${week}` : `${of}年第${week}周`
  }
  if (period.kind === 'quarter') {
    return locale === 'en' ? `${year}, quarter ${quarter(period.first)}` : `${year}年第${quarter(period.first)}季度`
  }
  if (period.kind === 'year') return locale === 'en' ? year : `${year}年`
  return locale === 'en' ? period.first.slice(0, 7) : `${year}年${Number(period.first.slice(5, 7))}月`
}

/** A name as the server writes it, as people call it. */
export function called(name: string, locale: string): string {
  const period = periodOf(name)
  return period ? calledOf(period, locale) : name
}

function quarter(day: string): number {
  return Math.ceil(Number(day.slice(5, 7)) / 3)
}
