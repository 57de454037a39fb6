import { describe, expect, it } from 'vitest'

import type { AssignmentOut } from '@/api/types'

import { wholeOf } from './whole'

const spell = (used: number | null, limit: number | null) => ({ used_seconds: used, limit_seconds: limit }) as AssignmentOut

describe('the whole way', () => {
  it('adds up what was used and what was granted', () => {
    expect(wholeOf([spell(60, 900), spell(1000, 900)])).toEqual({ used: 1060, limit: 1800, left: 740 })
    expect(wholeOf([spell(1000, 900)])?.left).toBe(-100)
  })
  it('is not told where nothing has a limit', () => expect(wholeOf([spell(null, null)])).toBeNull())
})
