import { describe, expect, it } from 'vitest'

import { ALL, caseParameters, colours, natureOf, pinned, streetParameters, tiles, type View } from './view'

describe('what the map shows', () => {
  it.each([
    [ALL, {}],
    [{ ...ALL, lamp: 'red' }, { lamp: 'red' }],
    [
      { lamp: 'red', category: 'event:0101', unit: '16', street: '410702001' },
      { lamp: 'red', category_code: '0101', department_id: '16', division_code: '410702001' },
    ],
  ])('%o asks for %o', (shown, parameters) => {
    expect(caseParameters(shown)).toEqual(parameters)
  })

  it('knows the nature of a chosen category', () => {
    expect(natureOf({ ...ALL, category: 'component:0101' })).toBe('component')
    expect(natureOf(ALL)).toBe('')
  })

  it('fetches tiles from its own server', () => {
    expect(tiles('http://a', 'roads')).toBe('http://a/api/v1/map/tiles/roads/{z}/{x}/{y}.mvt')
    expect(tiles('http://a', 'cases', { lamp: 'red' })).toBe('http://a/api/v1/map/tiles/cases/{z}/{x}/{y}.mvt?lamp=red')
  })

  it.each([
    ['', ''],
    ['cell', 'cells'],
    ['community', 'cells'],
    ['street', 'divisions'],
    ['district', 'divisions'],
  ] as const)('a grade of %s colours %s', (graded, layer) => {
    const view: View = { shown: ALL, heat: false, load: false, components: false, selected: null, graded }
    expect(colours(view)).toBe(layer)
  })

  it.each([
    [true, '', { load: 'true' }],
    [false, 'street', { graded: 'street' }],
    [false, '', {}],
  ] as const)('load %s and grades of %s ask streets for %o', (load, graded, parameters) => {
    expect(streetParameters({ shown: ALL, heat: false, load, components: false, selected: null, graded })).toEqual(parameters)
  })

  it('sets people of one place beside each other', () => {
    const at = (id: number, lon: number) => ({ id, name: String(id), lon, lat: 35 })
    const told = pinned([at(1, 114), at(2, 114.00001), at(3, 114.1), at(4, 114)])
    expect(told.features.map(({ properties }) => [properties.id, properties.aside])).toEqual([
      [1, 0],
      [2, 1],
      [3, 0],
      [4, -1],
    ])
  })
})
