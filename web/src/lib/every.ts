// Do something now and then again and again: not while hidden, seldom while it fails, at once when somebody looks.
const SLOWEST = 60_000

export function pause(each: number, failures: number): number {
  return Math.min(Math.max(SLOWEST, each), each * 2 ** failures)
}

/** Returns how to stop. `act` answers whether it went well; turns never overlap. */
export function every(each: number, act: () => Promise<boolean>): () => void {
  let failures = 0
  let stopped = false
  let running = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function turn(): Promise<void> {
    clearTimeout(timer)
    if (stopped || running || document.hidden) return
    running = true
    const well = await act().catch(() => false)
    running = false
    failures = well ? 0 : failures + 1
    if (!stopped) timer = setTimeout(() => void turn(), pause(each, failures))
  }
  const woken = () => void turn()
  document.addEventListener('visibilitychange', woken)
  window.addEventListener('online', woken)
  void turn()
  return () => {
    stopped = true
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', woken)
    window.removeEventListener('online', woken)
  }
}
