import { describe, expect, it } from 'vitest'

import { countdown, duration, lampNow } from './countdown'

const NOON = Date.parse('2026-11-23T04:00:00Z')
const at = (seconds: number) => new Date(NOON + seconds * 1000).toISOString()

describe('duration', () => {
  it.each([
    [0, '0分00秒'],
    [59, '0分59秒'],
    [60, '1分00秒'],
    [3599, '59分59秒'],
    [3600, '1小时00分'],
    [2 * 86_400 + 3 * 3600 + 59 * 60, '2天3小时'],
    [-5, '0分00秒'],
  ])('%i s is %s', (seconds, text) => expect(duration(seconds, 'zh-CN')).toBe(text))

  it('speaks English', () => expect(duration(90_000, 'en')).toBe('1d 1h'))
})

describe('countdown', () => {
  it('says how long is left', () => expect(countdown(at(3700), NOON, 'zh-CN').text).toBe('1小时01分'))
  it('says how late it is', () => expect(countdown(at(-61), NOON, 'zh-CN').text).toBe('超 1分01秒'))
  it('is overdue at the very instant', () => expect(countdown(at(0), NOON, 'zh-CN').overdue).toBe(true))
})

describe('lampNow', () => {
  it.each([
    ['green', at(10), 'green'],
    ['yellow', at(-1), 'red'],
    ['green', at(0), 'red'],
    ['paused', at(-1), 'paused'],
    [null, null, null],
  ] as const)('%s due %s shows %s', (lamp, due, shown) => expect(lampNow(lamp, due, NOON)).toBe(shown))
})
