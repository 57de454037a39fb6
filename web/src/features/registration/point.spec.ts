import { describe, expect, it } from 'vitest'

import { pointIn } from './point'

const HERE = { lon: 113.8831, lat: 35.3031 }

describe('pointIn', () => {
  it.each(['113.8831,35.3031', '35.3031 113.8831', '经度113.8831，纬度35.3031', '113.8831°E, 35.3031°N', '(113.8831；35.3031)'])(
    'reads %s',
    (text) => {
      expect(pointIn(text)).toEqual(HERE)
    },
  )
  it.each(['', '甲路 12.50 号 13.75', '113.8831', '113.8831,35.3031,12.55', '平原路与和平路', '190.123, 200.456'])('leaves %s to the search', (text) => {
    expect(pointIn(text)).toBeNull()
  })
})
