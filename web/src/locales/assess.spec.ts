import { expect, it } from 'vitest'

import en from './assess.en'
import zh from './assess.zh-CN'

const FREE = ['objects'] // the server's own Chinese is shown
function keys(told: object, above = ''): string[] {
  return Object.entries(told).flatMap(([name, value]) =>
    FREE.includes(name) ? [] : typeof value === 'object' && value !== null ? keys(value, `${above}${name}.`) : [`${above}${name}`],
  )
}

it('both languages say the same things', () => {
  expect(keys(en).sort()).toEqual(keys(zh).sort())
})

const sources = import.meta.glob(['../features/evaluation/**/*.vue', '../ui/evaluation/*.vue'], { query: '?raw', import: 'default', eager: true })
it('every word that a page asks for is there', () => {
  const known = new Set(keys(zh))
  const asked = Object.values(sources).flatMap((text) => [...String(text).matchAll(/\bt\('(assess\.[\w.]+)'/g)].map((found) => found[1] ?? ''))
  expect(asked.length).toBeGreaterThan(100)
  expect(asked.filter((key) => !known.has(key))).toEqual([])
})
