import { describe, expect, it } from 'vitest'

import { amount, fileSize, minutes, rate, target } from './amounts'

describe('amount', () => {
  it.each([
    [0, 'zh-CN', '0'],
    [1234, 'zh-CN', '1,234'],
    [9999, 'zh-CN', '9,999'],
    [42_650, 'zh-CN', '4.27万'],
    [42_650, 'en', '42,650'],
  ])('of %i in %s is %s', (count, locale, text) => {
    expect(amount(count, locale)).toBe(text)
  })
})

it.each([
  [1, '1 KB'],
  [1_048_000, '1023 KB'],
  [1_048_576, '1.0 MB'],
  [5_400_000, '5.1 MB'],
])('a file of %i bytes weighs %s', (bytes, text) => {
  expect(fileSize(bytes)).toBe(text)
})

describe('rate', () => {
  it.each([
    [0, '0.00%'],
    [0.5, '50.00%'],
    [0.964_285_7, '96.43%'],
    [0.999_99, '99.99%'],
    [1, '100.00%'],
    [null, '—'],
  ])('of %s is %s', (share, text) => {
    expect(rate(share)).toBe(text)
  })
})

describe('minutes', () => {
  it.each([
    [null, 'zh-CN', '—'],
    [0.5, 'zh-CN', '0分30秒'],
    [65, 'zh-CN', '1小时05分'],
    [1500, 'en', '1d 1h'],
  ])('of %s in %s are %s', (value, locale, text) => {
    expect(minutes(value, locale)).toBe(text)
  })
})

describe('target', () => {
  it.each([
    [30, 'zh-CN', '30分'],
    [240, 'zh-CN', '4小时'],
    [270, 'zh-CN', '4小时30分'],
    [2160, 'zh-CN', '1天12小时'],
    [270, 'en', '4 h 30 min'],
  ])('of %i in %s is %s', (value, locale, text) => {
    expect(target(value, locale)).toBe(text)
  })
})
