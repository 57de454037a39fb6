import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { every, pause } from './every'

describe('pause', () => {
  it.each([
    [10_000, 0, 10_000],
    [10_000, 1, 20_000],
    [10_000, 9, 60_000],
    [90_000, 3, 90_000],
  ])('of %i ms after %i failures is %i ms', (each, failures, wait) => {
    expect(pause(each, failures)).toBe(wait)
  })
})

describe('every', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('acts at once, after each pause, slower after a failure, and never after the stop', async () => {
    const answers = [true, false, true, true]
    const act = vi.fn(async () => answers.shift() ?? true)
    const stop = every(1000, act)
    await vi.advanceTimersByTimeAsync(0)
    expect(act).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1000)
    expect(act).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(1000)
    expect(act).toHaveBeenCalledTimes(2)
    await vi.advanceTimersByTimeAsync(1000)
    expect(act).toHaveBeenCalledTimes(3)
    stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(act).toHaveBeenCalledTimes(3)
  })
})
