import { describe, expect, it } from 'vitest'

import { ALL, caseParameters, natureOf, tiles } from './view'

describe('what the map shows', () => {
  it.each([
    [ALL, {}],
    [{ ...ALL, lamp: 'red' }, { lamp: 'red' }],
    [{ lamp: 'red', category: 'event:0101', unit: '16' }, { lamp: 'red', category_code: '0101', department_id: '16' }],
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
})
