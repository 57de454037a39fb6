import { expect, it } from 'vitest'

import { observe, serverNow } from './clock'

it('follows the clock of the server, not that of the desk', () => {
  const now = Date.now()
  observe(now + 90_000, now - 20, now + 20)
  expect(Math.abs(serverNow() - Date.now() - 90_500)).toBeLessThan(50)
})
it('trusts the quicker answer', () => {
  const now = Date.now()
  observe(now, now - 5000, now + 5000)
  expect(serverNow() - Date.now()).toBeGreaterThan(80_000)
})
