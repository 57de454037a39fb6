import { describe, expect, it } from 'vitest'

import { append, mergeHead } from './keysetList'

interface Row {
  number: string
  due: number
  note?: string
  seconds_left?: number
}
const row = (number: string, due: number, more: Partial<Row> = {}): Row => ({ number, due, ...more })
const order = (one: Row, other: Row) => one.due - other.due
const numbers = (rows: Row[]) => rows.map((one) => one.number).join('')

describe('append', () => {
  it('puts the next page behind', () => expect(numbers(append([row('a', 1)], [row('b', 2)]))).toBe('ab'))
  it('shows a row that moved down once, at its new place', () =>
    expect(numbers(append([row('a', 1), row('b', 2)], [row('c', 3), row('a', 4)]))).toBe('bca'))
})

describe('mergeHead', () => {
  const rows = [row('a', 1), row('b', 2), row('c', 3), row('d', 4)]

  it('takes a new row in at its place', () => {
    const merged = mergeHead(rows, { rows: [row('a', 1), row('x', 1.5), row('b', 2)], next_cursor: 'n' }, order)
    expect(numbers(merged.rows)).toBe('axbcd')
    expect(merged.fresh).toEqual(['x'])
  })
  it('lets a row go that has left the head', () => {
    const merged = mergeHead(rows, { rows: [row('a', 1), row('c', 3)], next_cursor: 'n' }, order)
    expect(numbers(merged.rows)).toBe('acd')
  })
  it('keeps what lies behind the answer', () => {
    const merged = mergeHead(rows, { rows: [row('a', 1)], next_cursor: 'n' }, order)
    expect(numbers(merged.rows)).toBe('abcd')
  })
  it('keeps rows that are due at the same instant as the last of the answer', () => {
    const same = [row('a', 1), row('b', 2), row('c', 2)]
    const merged = mergeHead(same, { rows: [row('a', 1), row('b', 2)], next_cursor: 'n' }, order)
    expect(numbers(merged.rows)).toBe('abc')
  })
  it('is the answer itself when that was the whole list', () => {
    expect(numbers(mergeHead(rows, { rows: [row('d', 4)], next_cursor: '' }, order).rows)).toBe('d')
    expect(mergeHead(rows, { rows: [], next_cursor: '' }, order).rows).toEqual([])
  })
  it('moves a row whose due date was put off', () => {
    const merged = mergeHead(rows, { rows: [row('b', 2), row('c', 3), row('a', 3.5)], next_cursor: 'n' }, order)
    expect(numbers(merged.rows)).toBe('bcad')
    expect(merged.fresh).toEqual(['a'])
  })
  it('leaves an unchanged row the same object, though its seconds run', () => {
    const before = [row('a', 1, { seconds_left: 9 })]
    const merged = mergeHead(before, { rows: [row('a', 1, { seconds_left: 7 })], next_cursor: '' }, order)
    expect(merged.rows[0]).toBe(before[0])
    expect(merged.fresh).toEqual([])
  })
})
