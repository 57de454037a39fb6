import { describe, expect, it } from 'vitest'

import type { AssignmentOut } from '@/api/types'

import { ownSpell } from './spells'

const spell = (unit: number, ended_at: string | null, children: AssignmentOut[] = []) =>
  ({ id: String(unit), department: { id: unit, name: '' }, ended_at, children }) as unknown as AssignmentOut

describe("one's own spell", () => {
  const spells = [spell(9, '2026-11-16T01:00:00Z'), spell(1, null, [spell(2, null, [spell(3, null)]), spell(4, '2026-11-16T02:00:00Z')])]

  it.each([
    [[1], '1'],
    [[2], '2'],
    [[3], '3'],
    [[4], undefined],
    [[9], undefined],
  ])('of units %j is %s', (units, found) => {
    expect(ownSpell(spells, new Set(units))?.id).toBe(found)
  })
})
