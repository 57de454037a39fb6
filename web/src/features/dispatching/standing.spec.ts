import { describe, expect, it } from 'vitest'

import type { CaseDetail, CaseRow } from '@/api/types'

import { granted, granting, standOn, waiting } from './standing'

const row = (number: string) => ({ number }) as CaseRow
const rows = (...numbers: string[]) => numbers.map(row)

describe('standOn', () => {
  it('stays on the case', () => {
    expect(standOn(rows('a', 'b', 'c'), rows('b', 'c'), 'c')).toBe('c')
  })
  it('goes on to the one that followed', () => {
    expect(standOn(rows('a', 'c'), rows('a', 'b', 'c'), 'b')).toBe('c')
    expect(standOn(rows('a', 'd'), rows('a', 'b', 'c', 'd'), 'b')).toBe('d')
  })
  it('goes to the last when the last is done, to the first at the beginning, to none when all is done', () => {
    expect(standOn(rows('a', 'b'), rows('a', 'b', 'c'), 'c')).toBe('b')
    expect(standOn(rows('a', 'b'), [], '')).toBe('a')
    expect(standOn([], rows('a'), 'a')).toBe('')
  })
})

describe('a request', () => {
  const found = {
    requests: [
      { asked: 'send_back', asked_label: '退回', decision: 'approved' },
      { asked: 'extension', asked_label: '延期', decision: 'refused' },
      { asked: 'send_back', asked_label: '退回', decision: 'approved' },
      { asked: 'extension', asked_label: '延期', decision: '' },
    ],
    allowed: [{ verb: 'suspend' }, { verb: 'extend' }],
  } as CaseDetail
  it('that waits is granted by its own verb', () => {
    expect(waiting(found)?.asked).toBe('extension')
    expect(granting(found)?.verb).toBe('extend')
  })
  it('is judged beside what was granted before', () => {
    expect(granted(found)).toEqual([{ label: '退回', n: 2 }])
  })
})
