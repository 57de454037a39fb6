import { expect, it } from 'vitest'

import type { Mark } from '@/api/assessment'

import { progress, scored, standing } from './lines'

const mark = (id: number, object: string, item: string, value: string | null): Mark => ({
  id,
  object,
  item,
  value,
  basis: '文件',
  paper: null,
  by: '杨考核',
  at: '2026-11-01T00:00:00Z',
})
const members = [
  { key: '1', label: '一队', group: '执法分队' },
  { key: '2', label: '二队', group: '环卫片区' },
]

it('counts the newest entry, also one that takes the earlier back', () => {
  const found = standing([mark(3, '1', 'team', null), mark(2, '1', 'team', '95'), mark(1, '2', 'team', '90')])
  expect([found.get('1\nteam')?.value, found.get('2\nteam')?.value]).toEqual([null, '90'])
  expect(progress(members, [{ id: 'team' }], found)).toEqual({ done: 1, all: 2 })
})

it('asks only about those the scheme is for', () => {
  expect(scored(members, ['执法分队']).map((one) => one.key)).toEqual(['1'])
  expect(scored(members, [])).toHaveLength(2)
})
