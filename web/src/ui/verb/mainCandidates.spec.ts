import { describe, expect, it } from 'vitest'

import type { Similar } from '@/api/types'

import { mainCandidates } from './mainCandidates'

const near = (...cases: [string, string][]) => cases.map(([number, stage]) => ({ number, stage }) as Similar)
const numbers = (found: Similar[]) => found.map((one) => one.number)

describe('the cases a merge may go into', () => {
  it('are never the case itself, nor one that was turned away or merged', () =>
    expect(numbers(mainCandidates(near(['1', 'handling'], ['2', 'rejected'], ['3', 'voided'], ['4', 'merged'], ['5', 'filed']), '1'))).toEqual(['5']))
  it('begin with those still being handled', () =>
    expect(numbers(mainCandidates(near(['1', 'closed'], ['2', 'handling'], ['3', 'closed'], ['4', 'reported']), '9'))).toEqual(['2', '4', '1', '3']))
  it('are five at most', () =>
    expect(mainCandidates(near(['1', 'filed'], ['2', 'filed'], ['3', 'filed'], ['4', 'filed'], ['5', 'filed'], ['6', 'filed']), '9')).toHaveLength(5))
})
