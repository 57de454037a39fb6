import { expect, it } from 'vitest'

import { groundOf, regionOf } from './grounds'

it.each([
  ['', 'load', ''],
  ['load', 'load', ''],
  ['plain', 'plain', ''],
  ['unpublished', 'unpublished', ''],
  ['cell', 'cell', 'cell'],
  ['district', 'district', 'district'],
  ['inspector', 'load', ''],
])('%s is the ground %s, coloured by %s', (asked, ground, region) => {
  expect([groundOf(asked), regionOf(groundOf(asked))]).toEqual([ground, region])
})
