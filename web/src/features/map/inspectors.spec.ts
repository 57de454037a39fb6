import { expect, it } from 'vitest'

import type { Inspector } from '@/api/map'

import { maySeeInspectors, pinsOf } from './inspectors'

const ACT = {
  at: '2026-11-16T01:00:00Z',
  verb: 'report',
  label: '上报',
  number: '26111600001',
  category: { nature: 'event', code: '0101', broad_name: '市容环境', name: '暴露垃圾' },
  address: '测试路1号',
  cell: '410702001001003',
  duty_grid: null,
  lon: 113.9,
  lat: 35.3,
}
const person = (id: number, act: Inspector['act']): Inspector => ({ id, name: `第${id}人`, grids: [], act, verifying: 0, inspecting: 0 })

it.each([
  [['duty_chief'], true],
  [['leader', 'handler'], true],
  [['inspector'], true],
  [['handler', 'above'], false],
  [['channel'], false],
  [[], false],
])('%j sees inspectors: %s', (posts, sees) => expect(maySeeInspectors(posts)).toBe(sees))

it('draws nobody who has done nothing today, or at a case without a place', () =>
  expect(pinsOf([person(1, ACT), person(2, null), person(3, { ...ACT, lon: null, lat: null })])).toEqual([
    { id: 1, name: '第1人', lon: 113.9, lat: 35.3 },
  ]))
