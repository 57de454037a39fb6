import { describe, expect, it } from 'vitest'

import { named, placed, streetOf, whole } from './streets'

const part = (code: string, name: string, west: number, told = {}) => ({
  properties: { code, name, west, south: 35, east: west + 1, north: 36, lon: west + 0.4, lat: 35.5, ...told },
})
const NONE = new Map()

describe('the streets of the map', () => {
  it('stay known when they are no longer looked at', () => {
    const before = placed(NONE, [part('1', '东街', 113), part('2', '西街', 100)])
    const after = placed(before, [part('1', '东街', 113, { open: 1 })])
    expect([...after].map(([code, { box, open }]) => [code, box, open])).toEqual([
      ['1', [113, 35, 114, 36], 1],
      ['2', [100, 35, 101, 36], null],
    ])
    expect(before.get('1')?.open).toBeNull()
  })

  it('two of one name are two', () => {
    expect([...placed(NONE, [part('1', '东街', 113), part('2', '东街', 114)]).keys()]).toEqual(['1', '2'])
  })

  it('tell what was told last', () => {
    const before = placed(NONE, [part('1', '东街', 113, { open: 3, overdue: 1 })])
    expect(placed(before, [part('1', '东街', 113, { open: 5, overdue: 2 })]).get('1')).toMatchObject({ open: 5, overdue: 2 })
    expect(placed(before, [part('1', '东街', 113)]).get('1')).toMatchObject({ open: null, overdue: 0 })
  })

  it('fill one box together', () => {
    expect(whole([])).toBeNull()
    expect(whole(placed(NONE, [part('1', '东街', 113), part('2', '西街', 100)]).values())).toEqual([100, 35, 114, 36])
  })

  it.each([
    [{}, '东街', '东街'],
    [{ open: 0 }, '东街', '东街\n0'],
    [{ open: 12, overdue: 3 }, '东街', '东街\n12'],
    [{ grade: '良', score: '81.50' }, '东街\n良 81.50', '东街\n良 81.50'],
    [{ score: '81.50' }, '东街\n81.50', '东街\n81.50'],
  ])('told %o they are named %j, from afar %j', (told, near, afar) => {
    const [label] = named(placed(NONE, [part('1', '东街', 113, told)]).values()).features
    expect(label?.properties).toEqual({ near, afar })
    expect(label?.geometry.coordinates).toEqual([113.4, 35.5])
  })

  it('a street that is not asked for its load has none, not nought', () => {
    expect(streetOf({ code: '1', name: '东街' }).open).toBeNull()
    expect(streetOf({ code: '1', name: '东街', open: 0 }).open).toBe(0)
  })
})
