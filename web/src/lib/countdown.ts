// How long is left, in words short enough for a table. Wall-clock time to the promised instant.
export type LampColour = 'green' | 'yellow' | 'red' | 'paused'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export interface Countdown {
  seconds: number
  overdue: boolean
  text: string
}

export function countdown(dueAt: string, now: number, locale: string): Countdown {
  const seconds = Math.round((Date.parse(dueAt) - now) / 1000)
  const overdue = seconds <= 0
  const span = duration(Math.abs(seconds), locale)
  if (locale === 'en') return { seconds, overdue, text: overdue ? `${span} late` : span }
  return { seconds, overdue, text: overdue ? `超 ${span}` : span }
}

/** 2天3小时 · 3小时05分 · 12分08秒: two units, the smaller one padded so that columns stand still. */
export function duration(seconds: number, locale: string): string {
  const [day, hour, minute, second] = locale === 'en' ? ['d ', 'h ', 'm ', 's'] : ['天', '小时', '分', '秒']
  const whole = Math.max(0, Math.floor(seconds))
  if (whole >= DAY) return `${Math.floor(whole / DAY)}${day}${Math.floor((whole % DAY) / HOUR)}${hour}`.trim()
  if (whole >= HOUR) return `${Math.floor(whole / HOUR)}${hour}${pad((whole % HOUR) / MINUTE)}${minute}`.trim()
  return `${Math.floor(whole / MINUTE)}${minute}${pad(whole % MINUTE)}${second}`
}

/** The lamp now: the server's colour, except that a promise which has passed since is red. */
export function lampNow(lamp: string | null, dueAt: string | null, now: number): LampColour | null {
  if (lamp === null) return null
  if (lamp !== 'paused' && dueAt !== null && Date.parse(dueAt) <= now) return 'red'
  return lamp as LampColour
}

const pad = (value: number) => String(Math.floor(value)).padStart(2, '0')
