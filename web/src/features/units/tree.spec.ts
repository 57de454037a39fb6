import { describe, expect, it } from 'vitest'

import type { UnitBacklog } from '@/api/units'

import { chosen, lined } from './tree'

const unit = (id: number, name: string, parent_id: number | null, open = 0): UnitBacklog => ({
  department: { id, name },
  kind: 'team',
  kind_label: '班组',
  parent_id,
  own: false,
  open,
  unsigned: 0,
  near_due: 0,
  overdue: 0,
  suspended: 0,
  handed_down: 0,
  asked: 0,
})
const rows = [unit(1, '环卫处', null), unit(2, '东队', 1), unit(3, '一组', 2, 4), unit(4, '供水', null)]

describe('units as a table', () => {
  it('indents what lies below another that is shown', () => {
    expect(lined(rows).map((line) => line.depth)).toEqual([0, 1, 2, 0])
    expect(lined(rows.slice(1)).map((line) => line.depth)).toEqual([0, 1, 0])
  })

  it('keeps the units above one that fits', () => {
    const names = (text: string, busy: boolean) => chosen(rows, text, busy).map((row) => row.department.name)
    expect(names('', true)).toEqual(['环卫处', '东队', '一组'])
    expect(names('供', false)).toEqual(['供水'])
    expect(names('供', true)).toEqual([])
  })
})
