import { expect, it } from 'vitest'

import { isLike } from '@/lib/pinyin'

import { asText, categoryChoices, personChoices, unitChoices } from './choices'

const units = [
  { id: 1, name: '环卫处', initials: 'hwc', depth: 0, kind: 'specialist' },
  { id: 2, name: '环卫东队', initials: 'hwdd', depth: 1, kind: 'team' },
]

it('units keep their depth, and the one that is taken cannot be chosen again', () => {
  expect(unitChoices(units, 2)).toEqual([
    { value: 1, label: '环卫处', initials: 'hwc', depth: 0 },
    { value: 2, label: '环卫东队', initials: 'hwdd', depth: 1, disabled: true },
  ])
  expect(unitChoices(units).some((one) => one.disabled)).toBe(false)
})

it('people say where they are and what they have in hand, and are found by initials or by their unit', () => {
  const [li] = personChoices([{ id: 7, name: '李采集', initials: 'lcj', open_tasks: 3, department: { id: 1, name: '监督中心' } as never }])
  expect(li?.label).toBe('李采集 · 监督中心（3）')
  for (const text of ['lcj', '李', '监督']) expect(isLike({ name: li?.label ?? '', initials: li?.initials ?? '' }, text)).toBe(true)
})

it('categories are told apart by what they are', () => {
  const one = { nature: 'component', code: '0106', name: '上水井盖', broad_name: '公用设施', initials: 'ssjg' } as never
  expect(categoryChoices([one])).toEqual([{ value: 'component:0106', label: '上水井盖（公用设施）', initials: 'ssjg' }])
})

it('in an address a unit is text', () => {
  expect(asText(unitChoices(units)).map((one) => one.value)).toEqual(['1', '2'])
})
