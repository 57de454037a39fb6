import { expect, it } from 'vitest'

import type { Day } from '@/api/figures'

import { dayLabel, daySeries } from './days'

it('a fortnight is bars with two lines over them', () => {
  const days = [{ on: '2026-11-18', reported: { count: 7 }, handled: { count: 6 }, late: { count: 1 } }] as unknown as Day[]
  const series = daySeries(days, (name) => name)
  expect(series.map((one) => [one.name, one.as, one.values])).toEqual([
    ['reported', 'bar', [7]],
    ['handled', 'line', [6]],
    ['late', 'line', [1]],
  ])
  expect(dayLabel('2026-11-18')).toBe('11/18')
})
