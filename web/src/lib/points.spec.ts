import { expect, it } from 'vitest'

import { difference, percentage, points } from './points'

it.each([
  ['93.33', '93.33'],
  ['12.727272727273', '12.73'],
  ['4', '4.00'],
  [null, '—'],
])('%s points are told as %s', (text, told) => {
  expect(points(text)).toBe(told)
})

it.each([
  ['93.33', '92.13', '+1.20'],
  ['92.13', '93.33', '−1.20'],
  ['92.13', '92.13', '0.00'],
  ['92.13', null, '—'],
  [null, '92.13', '—'],
])('%s after %s is %s', (now, before, told) => {
  expect(difference(now, before)).toBe(told)
})

it.each([
  ['0.9562', '95.62%'],
  ['0.99999', '99.99%'],
  ['1', '100.00%'],
  [null, '—'],
])('a share of %s is %s', (text, told) => {
  expect(percentage(text)).toBe(told)
})
