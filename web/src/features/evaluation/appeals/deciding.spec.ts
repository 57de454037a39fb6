import { expect, it } from 'vitest'

import type { Appeal } from '@/api/assessment'

import { mayAsk, onShelf, stateOf } from './deciding'

const review = { by: '沈主任', agrees: true, note: '', at: '2026-11-01T00:00:00Z' }
const word = (value: string) => ({ value, label: value })

it.each([
  [[], null, 'first'],
  [[review], null, 'second'],
  [[review, review], 'granted', 'granted'],
  [[review], 'refused', 'refused'],
  [[review], 'withdrawn', 'withdrawn'],
] as const)('with %j and outcome %s it stands at %s', (reviews, outcome, state) => {
  expect(stateOf({ reviews: [...reviews], outcome: outcome && word(outcome) })).toBe(state)
})

it('shows reviewers what waits for them', () => {
  const appeal = (id: number, outcome: string | null, may_review: boolean) => ({ id, outcome: outcome && word(outcome), may_review }) as Appeal
  const all = [appeal(1, null, true), appeal(2, null, false), appeal(3, 'granted', false)]
  const ids = (shelf: 'mine' | 'waiting' | 'decided') => onShelf(all, shelf).map((one) => one.id)
  expect([ids('mine'), ids('waiting'), ids('decided')]).toEqual([[1], [1, 2], [3]])
})

it.each([
  ['16', true],
  ['15', false],
  ['20', true],
  ['20.01', false],
  ['', false],
  ['十六', false],
])('of 15 out of 20 one may ask %s: %s', (typed, may) => {
  expect(mayAsk({ value: '15', full: '20' }, typed)).toBe(may)
})
