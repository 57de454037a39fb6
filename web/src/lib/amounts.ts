// Amounts as reports write them: 件 for counts, 万 for large ones, two decimals for rates.
import { duration } from '@/lib/countdown'

const MANY = 10_000

/** 1,234 · 4.27万 (12,345 in English). */
export function amount(count: number, locale: string): string {
  if (locale !== 'en' && count >= MANY) return `${(Math.round(count / 100) / 100).toFixed(2)}万`
  return count.toLocaleString('en-US')
}

/** 512 KB, 1.2 MB: what a file weighs, never 0. */
export function fileSize(bytes: number): string {
  const kilo = Math.max(1, Math.round(bytes / 1024))
  return kilo < 1024 ? `${kilo} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

/** A share of one as 96.43%; without a whole there is no rate. Never rounded up to a whole that is not reached. */
export function rate(share: number | null | undefined): string {
  if (share === null || share === undefined) return '—'
  const cut = share < 1 ? Math.min(99.99, Math.round(share * 10_000) / 100) : share * 100
  return `${cut.toFixed(2)}%`
}

/** Wall-clock minutes in the two units that matter. */
export function minutes(value: number | null | undefined, locale: string): string {
  if (value === null || value === undefined) return '—'
  return duration(Math.round(value * 60), locale)
}

/** A target as people say it: 30分, 4小时, 1天12小时 — no empty smaller unit. */
export function target(value: number, locale: string): string {
  const [day, hour, minute] = locale === 'en' ? ['d', 'h', 'min'] : ['天', '小时', '分']
  const parts = [
    [Math.floor(value / 1440), day],
    [Math.floor((value % 1440) / 60), hour],
    [Math.floor(value % 60), minute],
  ] as const
  const told = parts.filter(([size]) => size > 0).map(([size, unit]) => `${size}${locale === 'en' ? ' ' : ''}${unit}`)
  return told.slice(0, 2).join(locale === 'en' ? ' ' : '')
}
