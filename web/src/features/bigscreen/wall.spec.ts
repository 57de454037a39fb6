import { describe, expect, it } from 'vitest'

import type { Today } from '@/api/figures'
import zh from '@/locales/zh-CN'

import { TILES } from './wall'

const number = (count: number) => ({ count, where: {} })
const today = {
  reported: number(9),
  done: [
    { key: 'handled', label: '处置', number: number(5) },
    { key: 'closed', label: '结案', number: number(4) },
  ],
  lamps: [
    { key: 'red', label: '超时', number: number(2) },
    { key: 'yellow', label: '将超时', number: number(3) },
  ],
} as unknown as Today

describe('the tiles', () => {
  it('stand in the order in which a case lives, the late ones last', () => {
    expect(TILES.map((tile) => tile.figure(today)?.count)).toEqual([9, 5, 4, 3, 2])
  })
  it('leave out what the day does not tell', () => {
    const early = { ...today, done: [], lamps: [] } as Today
    expect(TILES.map((tile) => tile.figure(early)?.count)).toEqual([9, undefined, undefined, undefined, undefined])
  })
  it('have their words', () => {
    const words: Record<string, unknown> = { ...zh.overview, ...zh.screen }
    for (const tile of TILES) expect(words[tile.name.split('.')[1] ?? '']).toBeTruthy()
  })
})
