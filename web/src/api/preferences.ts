// Keeps what somebody has chosen the same here and on the server: heard when they sign in, sent a moment after the last
// change. Without a network it waits in the browser and is sent later; the last one written counts.
import { belongTo, heard, owner, sent, unsent, valueOf, whenChosen } from '@/lib/kept'

import { client, data } from './client'
import { problemOf } from './problem'

const SOON = 800
const AGAIN = 15_000
const GIVEN_UP = new Set([400, 409, 413, 422]) // the server will never take it: it stays in this browser

let met = '' // whose choices the server has told us
let timer: ReturnType<typeof setTimeout> | undefined
let running: Promise<void> | undefined

/** From now on for this person; for nobody when empty. */
export function keepFor(user: string): void {
  if (owner.value !== user) belongTo(user)
  met = ''
  clearTimeout(timer)
  if (user) void keptUp()
}

/** Ends when both sides are the same, or it cannot be done now. */
async function keptUp(): Promise<void> {
  clearTimeout(timer)
  while (running) await running
  running = meet().finally(() => {
    running = undefined
  })
  return running
}

async function meet(): Promise<void> {
  const mine = owner.value
  if (!mine) return
  const stillMine = () => owner.value === mine
  try {
    if (met !== mine) {
      const told = await data(client.GET('/api/v1/me/preferences'))
      if (!stillMine()) return
      heard(told)
      met = mine
    }
    for (const name of unsent()) {
      const value = valueOf(name)
      await put(name, value)
      if (!stillMine()) return
      sent(name, value)
    }
  } catch {
    if (stillMine()) plan(AGAIN)
  }
}

async function put(name: string, value: unknown): Promise<void> {
  try {
    // It may be the last thing that a closing page says.
    await client.PUT('/api/v1/me/preferences/{name}', { params: { path: { name } }, body: { value }, keepalive: true })
  } catch (raised) {
    if (!GIVEN_UP.has(problemOf(raised).status)) throw raised
  }
}

function plan(wait: number): void {
  clearTimeout(timer)
  timer = setTimeout(() => void keptUp(), wait)
}

/** Before one leaves, and when the network is back: what still waits is sent now. */
export async function sendWaiting(): Promise<void> {
  if (unsent().length > 0) await keptUp()
}

whenChosen(() => plan(SOON))
window.addEventListener('online', () => void sendWaiting())
window.addEventListener('pagehide', () => void sendWaiting())
