import { describe, expect, it } from 'vitest'

import zhAll from './zh-CN'

type Told = Record<string, unknown>
const chinese = import.meta.glob<Told>('./zh-CN/*.ts', { import: 'default', eager: true })
const english = import.meta.glob<Told>('./en/*.ts', { import: 'default', eager: true })
const rooms = Object.keys(chinese).map((path) => path.slice('./zh-CN/'.length))

// What the server says in Chinese by itself.
const SERVERS = /^(verb|assess\.objects|(assess\.)?counted)\./

function words(told: object, above = ''): Map<string, string> {
  return new Map(
    Object.entries(told).flatMap(([name, value]): [string, string][] =>
      typeof value === 'object' && value !== null ? [...words(value, `${above}${name}.`)] : [[`${above}${name}`, String(value)]],
    ),
  )
}
const keys = (told: object) => [...words(told).keys()].filter((key) => !SERVERS.test(key)).sort()
const blanks = (text: string | undefined) => [...(text ?? '').matchAll(/\{(\w+)\}/g)].map((found) => found[1]).sort()

it('both languages have the same rooms', () => {
  expect(rooms.length).toBeGreaterThan(15)
  expect(Object.keys(english).map((path) => path.slice('./en/'.length))).toEqual(rooms)
})

describe.each(rooms)('%s', (room) => {
  const zh = chinese[`./zh-CN/${room}`] ?? {}
  const en = english[`./en/${room}`] ?? {}

  it('says the same things', () => {
    expect(keys(en)).toEqual(keys(zh))
  })

  it('leaves the same blanks to fill in', () => {
    const said = words(en)
    const differing = [...words(zh)].filter(([key, text]) => !SERVERS.test(key) && blanks(text).join() !== blanks(said.get(key)).join())
    expect(differing).toEqual([])
  })
})

it('no room hides what another says', () => {
  const nested = ['explorer.ts', 'entries.ts', 'appeals.ts', 'bulletins.ts', 'counted.ts', 'index.ts'] // inside assess, and the whole
  const names = rooms.filter((room) => !nested.includes(room)).flatMap((room) => Object.keys(chinese[`./zh-CN/${room}`] ?? {}))
  expect([...names].sort()).toEqual([...new Set(names)].sort())
  expect(Object.keys(zhAll).sort()).toEqual([...names].sort())
})

const sources = import.meta.glob(['../{app,features,map,ui}/**/*.{vue,ts}', '!../**/*.spec.ts'], { query: '?raw', import: 'default', eager: true })

it('every word that a page asks for is there', () => {
  const known = words(zhAll)
  const asked = Object.values(sources).flatMap((text) => [...String(text).matchAll(/\bt\('(\w[\w.]+\w)'/g)].map((found) => found[1] ?? ''))
  expect(asked.length).toBeGreaterThan(500)
  expect(asked.filter((key) => !known.has(key))).toEqual([])
})
