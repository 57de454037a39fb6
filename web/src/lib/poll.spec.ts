import { afterEach, expect, it, vi } from 'vitest'

import { delay, poll } from './poll'

afterEach(() => vi.useRealTimers())

it.each([
  [0, false, 1500],
  [0, true, 30_000],
  [1, false, 3000],
  [3, false, 12_000],
  [20, false, 60_000],
])('after %i failures, hidden %s: %i ms', (failures, hidden, wait) => expect(delay(failures, hidden)).toBe(wait))

it('asks again after each answer and stops when told', async () => {
  vi.useFakeTimers()
  const ask = vi.fn(async () => true)
  const polling = poll(ask)
  await vi.advanceTimersByTimeAsync(3100)
  expect(ask).toHaveBeenCalledTimes(2)
  polling.stop()
  await vi.advanceTimersByTimeAsync(10_000)
  expect(ask).toHaveBeenCalledTimes(2)
})
