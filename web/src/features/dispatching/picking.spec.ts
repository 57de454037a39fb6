import { expect, it } from 'vitest'

import type { CaseRow } from '@/api/types'

import { usePicking } from './picking'

const rows = ['a', 'b', 'c'].map((number) => ({ number }) as CaseRow)
const [a, b] = rows as [CaseRow, CaseRow, CaseRow]

it('keeps the order in which cases were chosen, and takes one back', () => {
  const picking = usePicking()
  picking.pick(b)
  picking.pick(a)
  expect(picking.rows.value.map((row) => row.number)).toEqual(['b', 'a'])
  picking.pick(b)
  expect([...picking.picked.value]).toEqual(['a'])
})

it('takes all, and with all chosen none', () => {
  const picking = usePicking()
  picking.pick(a)
  picking.pickAll(rows)
  expect(picking.rows.value).toHaveLength(3)
  picking.pickAll(rows)
  expect(picking.rows.value).toEqual([])
})
