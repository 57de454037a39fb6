// Asking again and again, politely: quickly while watched, seldom when hidden, slower after each failure.
const QUICK = 1500
const HIDDEN = 30_000
const SLOWEST = 60_000

export function delay(failures: number, hidden: boolean): number {
  const calm = hidden ? HIDDEN : QUICK
  return failures === 0 ? calm : Math.min(SLOWEST, Math.max(calm, QUICK * 2 ** failures))
}

export interface Polling {
  stop: () => void
  soon: () => void
}

/** `ask` answers whether it went well. */
export function poll(ask: () => Promise<boolean>): Polling {
  let failures = 0
  let stopped = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false

  async function turn(): Promise<void> {
    if (stopped || running) return
    running = true
    const well = await ask().catch(() => false)
    running = false
    failures = well ? 0 : failures + 1
    plan()
  }
  function plan(): void {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void turn(), delay(failures, document.hidden))
  }
  function soon(): void {
    clearTimeout(timer)
    void turn()
  }
  const woken = () => {
    if (!document.hidden) soon()
  }
  document.addEventListener('visibilitychange', woken)
  window.addEventListener('online', woken)
  plan()
  return {
    soon,
    stop: () => {
      stopped = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', woken)
      window.removeEventListener('online', woken)
    },
  }
}
