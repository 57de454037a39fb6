import { expect, it } from 'vitest'

import { shortcuts } from './shortcuts'

it('gives every verb a letter of its own', () => {
  const letters = [...shortcuts(['feed_back', 'report_back', 'redispatch', 'dispatch', 'extend', 'request_extension']).values()]
  expect(new Set(letters).size).toBe(letters.length)
})
it('keeps the wished letters where nothing clashes', () =>
  expect(Object.fromEntries(shortcuts(['accept', 'reject', 'urge']))).toEqual({ accept: 'a', reject: 'x', urge: 'u' }))
it('leaves what cannot be undone to the mouse', () => expect(shortcuts(['void', 'force_close']).size).toBe(0))
it('leaves P to the printer', () =>
  expect([...shortcuts(['place_under_oversight', 'answer_oversight', 'lift_oversight']).values()]).not.toContain('p'))
