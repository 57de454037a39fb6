import { describe, expect, it } from 'vitest'

import { fromQuery, howMany, NO_FILTERS, toParameters, toQuery } from './filters'
import { listOf, packed, unpacked } from './given'

const HANDLED_LATE = {
  done: 'handled',
  done_from: '2026-11-23T00:00:00+08:00',
  done_by: '16',
  done_late: 'true',
}

describe('the parameters behind a figure', () => {
  it('go through the address into the question to the server unchanged', () => {
    const filters = fromQuery(listOf(HANDLED_LATE).query)
    expect(toQuery(filters)).toEqual(HANDLED_LATE)
    expect(toParameters(filters)).toEqual(HANDLED_LATE)
    expect(howMany(filters)).toBe(1)
  })

  it('share their names with the filter bar where it has the field', () => {
    const filters = fromQuery({ nature: 'event', subcategory: '010101', lamp: 'red' })
    expect(filters).toMatchObject({ nature: 'event', lamp: 'red', given: 'subcategory=010101' })
    expect(toParameters(filters)).toEqual({ nature: 'event', subcategory: '010101', lamp: 'red' })
  })

  it('stand beside what people narrow further', () => {
    const filters = { ...NO_FILTERS, given: packed({ same_day: 'true' }), text: '井盖' }
    expect(toParameters(filters)).toEqual({ text: '井盖', same_day: 'true' })
  })

  it('are the same text in whatever order they came, and nothing unknown passes', () => {
    expect(packed({ done_late: 'true', done: 'handled', size: '9', cursor: 'x' })).toBe(
      packed({ done: 'handled', done_late: 'true' }),
    )
    expect(unpacked(packed(HANDLED_LATE))).toEqual(HANDLED_LATE)
  })
})
