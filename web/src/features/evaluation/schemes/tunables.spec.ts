import { describe, expect, it } from 'vitest'

import type { Change } from '@/api/assessment'

import { changesOf, grouped, movesOf, nextMonth, tail } from './tunables'

const tunables = [
  { path: 'items.on_time.full', label: '处理不过期', value: '30' },
  { path: 'items.on_time.bench', label: '处理不过期', value: '95' },
  { path: 'items.conduct.counts.0.each', label: '办理作风', value: '0.5' },
  { path: 'rank.min_cases', label: '', value: '5' },
]

it.each([
  ['items.on_time.full', ['full']],
  ['items.conduct.counts.0.escalation.1.from', ['counts', '1', 'escalation', '2', 'from']],
  ['grades.0.from', ['1', 'from']],
  ['rank.min_cases', ['min_cases']],
])('%s is called %s', (path, words) => {
  expect(tail(path)).toEqual(words)
})

it('stands under its item', () => {
  expect(grouped(tunables).map((group) => [group.key, group.tunables.length])).toEqual([
    ['items.on_time', 2],
    ['items.conduct', 1],
    ['rank', 1],
  ])
})

describe('a trial', () => {
  it('sends what is different', () =>
    expect(changesOf(tunables, { 'items.on_time.full': '25', 'items.on_time.bench': '95.0', 'rank.min_cases': '5' })).toEqual({
      changes: { 'items.on_time.full': 25 },
      bad: [],
    }))
  it('sends no words', () => expect(changesOf(tunables, { 'items.on_time.full': '三十' })).toEqual({ changes: {}, bad: ['items.on_time.full'] }))
})

it('shows who stands where afterwards, inside the groups', () => {
  const move = (key: string, group: string, rank_after: number | null, total_after: string | null): Change => ({
    key,
    label: key,
    group,
    rank_before: 1,
    rank_after,
    total_before: '90',
    total_after,
    up: null,
  })
  const rows = [move('a', '一', 2, '80'), move('b', '二', 1, '70'), move('c', '一', 1, '90'), move('d', '一', null, '99'), move('e', '一', null, null)]
  expect(movesOf(rows, []).map((one) => one.key)).toEqual(['c', 'a', 'd', 'e', 'b'])
})

it.each([
  ['2026-11-26', '2026-12-01'],
  ['2026-12-31', '2027-01-01'],
])('after %s comes %s', (today, first) => {
  expect(nextMonth(today)).toBe(first)
})
