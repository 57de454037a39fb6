import { describe, expect, it } from 'vitest'

import type { CaseDetail, CaseRow } from '@/api/types'

import { granted, granting, lettersOf, otherVerbs, standOn, staysHere, waiting } from './standing'

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
    expect(granted(found)).toEqual([{ asked: 'send_back', label: '退回', n: 2 }])
  })
})

describe('the other buttons', () => {
  const verbs = ['dispatch', 'refuse_request', 'extend', 'urge', 'place_under_oversight', 'reject']
  const found = { allowed: verbs.map((verb) => ({ verb, enabled: verb !== 'reject' })) } as CaseDetail

  it('are what may be said now, without what the desk is for', () => {
    expect(otherVerbs(found).map((one) => one.verb)).toEqual(['urge', 'place_under_oversight'])
  })
  it('leave the desk its own letters', () => {
    expect([...lettersOf(otherVerbs(found))]).toEqual([['urge', 'u']]) // 督办 would like the o, which opens the page
  })
})

it.each([
  ['urge', 'filed', 'filed', true],
  ['amend', 'filed', 'accepted', true],
  ['follow_up', 'filed', 'filed', true],
  ['return_to_intake', 'filed', 'accepted', false],
])('after %s from %s to %s the case stays: %s', (verb, before, after, stays) => {
  expect(staysHere(verb, before, after)).toBe(stays)
})
