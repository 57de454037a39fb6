import { expect, it } from 'vitest'

import type { Department } from '@/api/reference'

import { limitOf, type Rule, unitsBelow } from './preparing'

const unit = (id: number, children: Department[] = []) => ({ id, children }) as Department
const tree = [unit(1, [unit(2, [unit(3)]), unit(4)]), unit(5, [unit(6)])]

it.each([
  ['the head of a tree', [1], [2, 4]],
  ['a team in the middle', [2], [3]],
  ['two units', [4, 5], [6]],
  ['somebody without a unit', [], []],
])('below %s', (_, own, below) => {
  expect(unitsBelow(tree, new Set(own)).map((one) => one.id)).toEqual(below)
})

it('a limit is the one of the area, else the first, else none is told', () => {
  const rule = { limits: [{ area_class: 'A', label: '2 小时' }, { area_class: 'B', label: '4 小时' }] } as Rule
  expect(limitOf(rule, 'B')).toBe('4 小时')
  expect(limitOf(rule, 'C')).toBe('2 小时')
  expect(limitOf({ limits: [] } as unknown as Rule, 'A')).toBe('')
})
