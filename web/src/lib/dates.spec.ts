import { describe, expect, it } from 'vitest'

import { longDate, longTime, nextDay, shortDate, shortTime, span, startOfDay } from './dates'

const NOW = Date.parse('2026-11-23T04:00:00Z')

describe('instants in the platform zone', () => {
  it('turns the day at Beijing midnight', () => expect(longDate('2026-11-22T16:00:00Z', 'zh-CN')).toBe('2026年11月23日'))
  it('is still the day before', () => expect(longDate('2026-11-22T15:59:59Z', 'zh-CN')).toBe('2026年11月22日'))
  it('shows minutes', () => expect(longTime('2026-11-23T01:05:00Z', 'zh-CN')).toBe('2026年11月23日 09:05'))
  it('leaves this year out', () => expect(shortTime('2026-01-02T01:00:00Z', 'zh-CN', NOW)).toBe('1月2日 09:00'))
  it('keeps another year', () => expect(shortTime('2025-12-31T01:00:00Z', 'zh-CN', NOW)).toBe('2025年12月31日 09:00'))
  it('leaves the year out of a day', () => {
    expect(shortDate('2026-11-29T03:06:00Z', 'zh-CN', NOW)).toBe('11月29日')
    expect(shortDate('2026-11-29T03:06:00Z', 'en', NOW)).toBe('11-29')
  })
  it('keeps another year of a day', () => expect(shortDate('2027-01-02T03:06:00Z', 'zh-CN', NOW)).toBe('2027年1月2日'))
  it('does not say a day twice', () =>
    expect(span('2026-11-23T01:00:00Z', '2026-11-23T02:30:00Z', 'zh-CN', NOW)).toBe('11月23日 09:00 – 10:30'))
  it('says both days when they differ', () =>
    expect(span('2026-11-22T01:00:00Z', '2026-11-23T02:30:00Z', 'zh-CN', NOW)).toBe('11月22日 09:00 – 11月23日 10:30'))
})

describe('days', () => {
  it('begin at midnight in Beijing', () => expect(startOfDay('2026-11-23')).toBe('2026-11-22T16:00:00.000Z'))
  it('follow each other over a leap day', () => expect(nextDay('2028-02-28')).toBe('2028-02-29'))
  it('follow each other over the year', () => expect(nextDay('2026-12-31')).toBe('2027-01-01'))
})
