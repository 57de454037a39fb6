import { describe, expect, it } from 'vitest'

import { called, containing, daysOf, isOver, nameOf, next, periodOf, previous, weekday, yearBefore } from './periods'

describe('a period', () => {
  it.each([
    ['2026-W47', 'week', '2026-11-16', '2026-11-22', '2026年第47周'],
    ['2026-W01', 'week', '2025-12-29', '2026-01-04', '2026年第1周'],
    ['2020-W53', 'week', '2020-12-28', '2021-01-03', '2020年第53周'],
    ['2026-11', 'month', '2026-11-01', '2026-11-30', '2026年11月'],
    ['2028-02', 'month', '2028-02-01', '2028-02-29', '2028年2月'],
    ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31', '2026年第4季度'],
    ['2026', 'year', '2026-01-01', '2026-12-31', '2026年'],
    ['2026-11-01..2026-11-15', 'custom', '2026-11-01', '2026-11-15', '2026年11月1日至11月15日'],
  ])('%s is read, written and told', (name, kind, first, last, told) => {
    expect(periodOf(name)).toEqual({ kind, first, last })
    expect(nameOf({ kind, first, last } as never)).toBe(name)
    expect(called(name, 'zh-CN')).toBe(told)
  })

  it.each(['', '2026-13', '2026-Q5', 'last', '2026-11-15..2026-11-01'])('%s is none', (name) => {
    expect(periodOf(name)).toBeNull()
    expect(called(name, 'zh-CN')).toBe(name)
  })

  it.each([
    ['week', '2026-11-26', '2026-W48', '2026-W47', '2026-W49', '2025-W48'],
    ['month', '2026-01-31', '2026-01', '2025-12', '2026-02', '2025-01'],
    ['quarter', '2026-02-01', '2026-Q1', '2025-Q4', '2026-Q2', '2025-Q1'],
    ['year', '2026-02-01', '2026', '2025', '2027', '2025'],
  ] as const)('%s of %s has its neighbours', (kind, day, here, before, after, lastYear) => {
    const period = containing(kind, day)
    expect(nameOf(period)).toBe(here)
    expect(nameOf(previous(period))).toBe(before)
    expect(nameOf(next(period))).toBe(after)
    expect(nameOf(yearBefore(period))).toBe(lastYear)
  })

  it('custom ones keep their length', () => {
    const period = { kind: 'custom', first: '2026-11-11', last: '2026-11-20' } as const
    expect(nameOf(previous(period))).toBe('2026-11-01..2026-11-10')
    expect(nameOf(next(period))).toBe('2026-11-21..2026-11-30')
  })

  it('is over when its last day is', () => {
    const week = containing('week', '2026-11-22')
    expect(isOver(week, '2026-11-22')).toBe(false)
    expect(isOver(week, '2026-11-23')).toBe(true)
  })

  it('says no year twice', () => {
    expect(daysOf({ kind: 'custom', first: '2025-12-29', last: '2026-01-04' }, 'zh-CN')).toBe('2025年12月29日至2026年1月4日')
    expect(daysOf({ kind: 'custom', first: '2026-11-16', last: '2026-11-22' }, 'en')).toBe('2026-11-16 – 11-22')
  })

  it('knows Sunday as the seventh', () => {
    expect(weekday('2026-11-22')).toBe(7)
  })
})
