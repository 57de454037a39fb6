import { describe, expect, it } from 'vitest'

import { Calls } from './calls'

describe('what calls for me', () => {
  it('is told once, and again only after a while', () => {
    const calls = new Calls()
    expect(calls.heed(['1', '2'], 0)).toEqual(['1', '2'])
    expect(calls.heed(['1', '3'], 5_000)).toEqual(['3'])
    expect(calls.heed(['1'], 11 * 60_000)).toEqual(['1'])
  })

  it('is not what I have just done myself', () => {
    const calls = new Calls()
    calls.acted('1', 0)
    expect(calls.heed(['1'], 1_000)).toEqual([])
    expect(calls.heed(['1'], 20_000)).toEqual([])
  })
})
