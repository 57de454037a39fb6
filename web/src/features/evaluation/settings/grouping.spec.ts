import { expect, it } from 'vitest'

import type { Member, SchemeRow } from '@/api/assessment'

import { changedGroups, groupLines } from './grouping'

const members: Member[] = [
  { key: '1', label: '环卫一所', group: '环卫片区' },
  { key: '2', label: '环卫二所', group: '环卫片区' },
  { key: '3', label: '执法中队', group: '专业部门' },
]
const scheme = (title: string, groups: string[]) => ({ title, groups }) as SchemeRow

it.each([
  [{}, {}],
  [{ 1: '环卫片区' }, {}],
  [{ 1: ' 环卫片区 ', 3: '执法分队' }, { 3: '执法分队' }],
  [{ 2: '' }, { 2: '' }],
  [{ 9: '别处' }, {}],
])('of %j there is to be saved %j', (typed, saved) => {
  expect(changedGroups(members, typed)).toEqual(saved)
})

it('names every group with its objects and its schemes', () => {
  expect(groupLines(members, [scheme('执法考核', ['执法分队']), scheme('月考核', [])])).toEqual([
    { group: '环卫片区', count: 2, schemes: ['月考核'] },
    { group: '专业部门', count: 1, schemes: ['月考核'] },
    { group: '执法分队', count: 0, schemes: ['执法考核', '月考核'] },
  ])
})
