import { describe, expect, it } from 'vitest'

import { optionOf } from './chart'

const paint = { colour: (name: string) => `<${name}>`, size: 12, family: 'sans', still: true }

describe('a chart', () => {
  it('draws every series in the colour of the page, over the same labels', () => {
    const option = optionOf(
      ['一', '二'],
      [
        { name: '上报', values: [1, 2], colour: '--brand', as: 'bar' },
        { name: '结案', values: [0, 3], colour: '--green', as: 'line' },
      ],
      '件',
      paint,
    )
    expect(option.xAxis).toMatchObject({ data: ['一', '二'] })
    expect(option.series).toMatchObject([
      { type: 'bar', name: '上报', data: [1, 2], itemStyle: { color: '<--brand>' } },
      { type: 'line', name: '结案', data: [0, 3], itemStyle: { color: '<--green>' } },
    ])
    expect(option.animation).toBe(false)
  })

  it('says at its axis what is counted', () => {
    expect(optionOf(['一'], [], '件', paint).yAxis).toMatchObject({ name: '件' })
  })

  it('names a single series by its block, not by a legend', () => {
    const option = optionOf(['一'], [{ name: '上报', values: [1], colour: '--brand', as: 'bar' }], '件', paint)
    expect(option.legend).toEqual({ show: false })
  })
})
