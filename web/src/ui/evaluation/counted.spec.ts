import { expect, it } from 'vitest'

import { reworded } from './counted'

const drawn = [
  { fact: 'closed', label: '结案' },
  { fact: 'due', label: '应结案' },
  { fact: 'shirked', label: '推诿' },
]
const say = (one: { fact: string }) => one.fact

it.each([
  ['结案 ÷ 应结案', 'closed ÷ due'],
  ['max(0, 5 − (min(推诿, 2) × 0.5 + max(0, 推诿 − 2) × 1))', 'max(0, 5 − (min(shirked, 2) × 0.5 + max(0, shirked − 2) × 1))'],
  ['max(0, 50 − max(0, 95 − 按期结案率 × 100) × 1)', 'max(0, 50 − max(0, 95 − 按期结案率 × 100) × 1)'],
  ['−推诿', '−shirked'],
])('%s', (formula, english) => {
  expect(reworded(formula, drawn, say)).toBe(english)
})
