import { describe, expect, it } from 'vitest'

import { fromQuery, howMany, NO_FILTERS, same, save, toParameters, toQuery } from './filters'

describe('filters', () => {
  it('travel through the address and back', () => {
    const filters = { ...NO_FILTERS, text: '井盖', lamp: 'red', urgent: 'true' }
    expect(fromQuery(toQuery(filters))).toEqual(filters)
  })
  it('leave the address empty when nothing narrows', () => expect(toQuery(NO_FILTERS)).toEqual({}))
  it('ignore what they do not know', () => expect(fromQuery({ stage: ['a', 'b'], other: 'x' })).toEqual(NO_FILTERS))

  it('become the parameters of the API', () =>
    expect(
      toParameters({ ...NO_FILTERS, text: ' 垃圾 ', category: 'event:0101', division: '410702001', urgent: 'true' }),
    ).toEqual({ text: '垃圾', nature: 'event', category_code: '0101', division_code: '410702001', urgent: true }))
  it('take whole days, the last one to its end', () =>
    expect(toParameters({ ...NO_FILTERS, from: '2026-11-01', to: '2026-11-30' })).toEqual({
      reported_from: '2026-10-31T16:00:00.000Z',
      reported_to: '2026-11-30T16:00:00.000Z',
    }))

  it('count without the search text', () => expect(howMany({ ...NO_FILTERS, text: 'a', lamp: 'red' })).toBe(1))
  it('know each other', () => expect(same(NO_FILTERS, { ...NO_FILTERS })).toBe(true))
})

describe('saved filters', () => {
  it('stand newest first and are overwritten by name', () => {
    const one = save([], '东街', { ...NO_FILTERS, division: '1' })
    const two = save(one, '超时', { ...NO_FILTERS, lamp: 'red' })
    const three = save(two, '东街', { ...NO_FILTERS, division: '2' })
    expect(three.map((saved) => [saved.name, saved.filters.division])).toEqual([
      ['东街', '2'],
      ['超时', ''],
    ])
  })
})
