import { expect, it } from 'vitest'

import { unitsOf } from './holders'

const [office, team, group] = ['环卫处', '环卫东队', '环卫东队一组'].map((name, id) => ({ id, name })) as [Unit, Unit, Unit]
interface Unit {
  id: number
  name: string
}

it.each([
  [team, [group], '环卫东队、环卫东队一组'],
  [office, [], '环卫处'],
  [null, [], ''],
])('%o and %o read "%s"', (department, also_at, text) => {
  expect(unitsOf({ department, also_at })).toBe(text)
})
