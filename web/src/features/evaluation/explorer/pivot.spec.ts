import { describe, expect, it } from 'vitest'

import type { Pivot } from '@/api/assessment'

import { gridOf, inOrder, shade, weeksOf } from './pivot'

const label = (key: string) => `<${key}>`
const word = (value: string) => ({ value, label: `名${value}` })
const told = (cells: [string, string, number][], rows: string[], columns: string[]): Pivot =>
  ({ cells: cells.map(([row, column, count]) => ({ row, column, count })), rows: rows.map(word), columns: columns.map(word) }) as Pivot

describe('a pivot', () => {
  const grid = gridOf(told([['a', 'x', 3], ['b', 'y', 4], ['b', 'x', 1]], ['a', 'b'], ['x', 'y']), { rows: 'unit', columns: 'source' }, label)

  it('adds up by rows and columns', () => {
    expect(grid.lines.map((line) => [line.label, line.cells, line.sum])).toEqual([
      ['名a', [3, 0], 3],
      ['名b', [1, 4], 5],
    ])
    expect(grid.columns.map((column) => column.sum)).toEqual([4, 4])
    expect([grid.total, grid.most]).toEqual([8, 4])
  })
  it('puts the largest first', () => expect(inOrder(grid, 'unit').map((line) => line.key)).toEqual(['b', 'a']))

  it('of one dimension has one column', () => {
    const one = gridOf(told([['a', '', 3]], ['a'], []), { rows: 'street', columns: '' }, label)
    expect(one.columns).toEqual([{ key: '', label: '', sum: 3 }])
  })
  it('shows every hour and weekday, in their order', () => {
    const heat = gridOf(told([['2', '14', 6]], ['2'], ['14']), { rows: 'weekday', columns: 'hour' }, label)
    expect([heat.lines.length, heat.columns.length, heat.lines[1]?.cells[14]]).toEqual([7, 24, 6])
    expect(inOrder(heat, 'weekday').map((line) => line.label)[0]).toBe('<1>')
  })
})

it.each([
  [0, 10, 0],
  [1, 100, 1],
  [50, 100, 3],
  [100, 100, 5],
  [0, 0, 0],
])('%i of at most %i is of shade %i', (count, most, dark) => {
  expect(shade(count, most)).toBe(dark)
})

it('lays a month out in weeks', () => {
  const weeks = weeksOf('2026-11-01', '2026-11-30', new Map([['2026-11-02', 5]]))
  expect(weeks).toHaveLength(6)
  expect(weeks[0]?.map((one) => one.count)).toEqual([null, null, null, null, null, null, 0])
  expect(weeks[1]?.[0]).toEqual({ day: '2026-11-02', count: 5 })
})
