import { describe, expect, it } from 'vitest'

import type { BulletinRow, Content } from '@/api/bulletins'

import { changesBetween, correctedBy, kindOf, sizeOf } from './differing'

const content = (rate: string, text: string, rows = [['1', '环卫中心', rate]]): Content => ({
  title: '月讲评',
  issuer: '',
  issue: '',
  period: '',
  date: '',
  remark: '',
  sections: [
    {
      number: '一',
      heading: '总体情况',
      annexed: false,
      blocks: [
        { type: 'paragraph', text, drafted: false },
        {
          type: 'table',
          title: '各部门',
          columns: [
            { label: '序号', width: 1, number: true },
            { label: '部门', width: 4, number: false },
            { label: '按期率', width: 2, number: true },
          ],
          rows,
          total: false,
          note: '',
        },
      ],
    },
  ],
})

describe('a corrected issue', () => {
  it('says which cell is another', () => {
    expect(changesBetween(content('90.00%', '共10件。'), content('95.00%', '共10件。'))).toEqual([
      { where: '各部门', what: '环卫中心 · 按期率', before: '90.00%', after: '95.00%' },
    ])
  })
  it('says which sentence is another', () => {
    expect(changesBetween(content('90.00%', '共10件。按期9件。'), content('90.00%', '共10件。按期10件。'))).toEqual([
      { where: '总体情况', what: '', before: '按期9件。', after: '按期10件。' },
    ])
  })
  it('says which line came and went', () => {
    const changes = changesBetween(content('', '', [['1', '甲', '1']]), content('', '', [['1', '乙', '2']]))
    expect(changes.map((one) => [one.what, one.before, one.after])).toEqual([
      ['乙', '', '1 乙 2'],
      ['甲', '1 甲 1', ''],
    ])
  })
  it('finds what it corrects', () => {
    const row = (number: number, corrects: number) => ({ period: '2026-11', number, corrects }) as BulletinRow
    const rows = [row(1, 0), row(2, 1)]
    expect([correctedBy(rows, row(2, 1))?.number, correctedBy(rows, row(1, 0))]).toEqual([1, null])
  })
})

it.each([
  ['2026-11月讲评.docx', 'docx'],
  ['附表.xlsx', 'xlsx'],
  ['a.pdf', 'pdf'],
  ['photo-1.jpg', null],
])('%s is of kind %s', (name, kind) => expect(kindOf(name)).toBe(kind))

it.each([
  [10, '1 KB'],
  [45_400, '45 KB'],
  [1_240_000, '1.2 MB'],
])('%i bytes are %s', (bytes, told) => expect(sizeOf(bytes)).toBe(told))
