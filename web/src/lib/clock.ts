// The server's clock, as far as a browser can know it, and one tick a second for everything that counts down.
import { readonly, ref } from 'vue'

const now = ref(Date.now())
let offset = 0
let best = Number.POSITIVE_INFINITY
let timer: ReturnType<typeof setInterval> | undefined

/** Learn from an answer: what the server's clock said, and when the request went out and came back. */
export function observe(server: number, sent: number, received: number): void {
  const trip = received - sent
  if (!Number.isFinite(server) || trip < 0 || trip > best + 50) return
  best = Math.min(best, trip)
  // The Date header is cut to whole seconds: half a second is the fairest guess of what was cut off.
  offset = server + 500 - (sent + received) / 2
}

export function serverNow(): number {
  return Date.now() + offset
}

/** A ref that moves once a second. */
export function useNow() {
  timer ??= setInterval(() => {
    now.value = serverNow()
  }, 1000)
  return readonly(now)
}
