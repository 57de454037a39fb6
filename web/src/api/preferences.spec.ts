import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { preference, unsent } from '@/lib/kept'

// A small server: what each person has set, who is signed in, and whether it can be reached.
const server = vi.hoisted(() => {
  const here = { up: true, signedIn: '', kept: {} as Record<string, Record<string, unknown>>, puts: [] as string[], refuse: 0 }
  globalThis.fetch = async (input) => {
    const asked = input as Request
    if (!here.up) throw new TypeError('Failed to fetch')
    const mine = (here.kept[here.signedIn] ??= {})
    if (asked.method === 'GET') return new Response(JSON.stringify(mine), { headers: { 'Content-Type': 'application/json' } })
    const name = asked.url.split('/').at(-1) ?? ''
    here.puts.push(`${here.signedIn} ${name}`)
    if (here.refuse) return new Response('{}', { status: here.refuse })
    mine[name] = ((await asked.json()) as { value: unknown }).value
    return new Response(null, { status: 204 })
  }
  return here
})

const { keepFor, sendWaiting } = await import('./preferences')
const isText = (kept: unknown): kept is string => typeof kept === 'string'
const theme = preference('theme', () => 'auto', isText)

async function signIn(user: string): Promise<void> {
  server.signedIn = user
  keepFor(user)
  await vi.advanceTimersByTimeAsync(10)
}
/** As if it were another browser. */
function elsewhere(): void {
  keepFor('')
  localStorage.clear()
}

beforeEach(() => {
  vi.useFakeTimers()
  elsewhere()
  Object.assign(server, { up: true, signedIn: '', kept: {}, puts: [], refuse: 0 })
})
afterEach(() => vi.useRealTimers())

it('a clerk finds at another desk what was chosen at this one', async () => {
  await signIn('wang')
  theme.value = 'dark'
  await vi.advanceTimersByTimeAsync(1000)
  elsewhere()
  expect(theme.value).toBe('auto')
  await signIn('wang')
  expect(theme.value).toBe('dark')
})

it('many changes are sent as one, the last', async () => {
  await signIn('wang')
  for (const one of ['dark', 'light', 'dark']) theme.value = one
  await vi.advanceTimersByTimeAsync(1000)
  expect([server.puts, server.kept.wang]).toEqual([['wang theme'], { theme: 'dark' }])
})

it('without a network it waits, also over a reload, and is sent later', async () => {
  await signIn('wang')
  server.up = false
  theme.value = 'dark'
  await vi.advanceTimersByTimeAsync(1000)
  keepFor('')
  expect(server.kept.wang).toEqual({})
  await signIn('wang')
  expect(theme.value).toBe('dark')
  server.up = true
  await vi.advanceTimersByTimeAsync(15_000)
  expect([server.kept.wang, unsent()]).toEqual([{ theme: 'dark' }, []])
})

it('what waits is sent before one signs out', async () => {
  await signIn('wang')
  theme.value = 'dark'
  await sendWaiting()
  expect(server.kept.wang).toEqual({ theme: 'dark' })
})

it('the next one at this browser neither sees nor sends it', async () => {
  await signIn('wang')
  server.up = false
  theme.value = 'dark'
  keepFor('')
  server.up = true
  await signIn('zhao')
  await vi.advanceTimersByTimeAsync(60_000)
  expect([theme.value, server.puts, server.kept.zhao]).toEqual(['auto', [], {}])
})

it('what the server will never take is not sent again', async () => {
  await signIn('wang')
  server.refuse = 422
  theme.value = 'dark'
  await vi.advanceTimersByTimeAsync(60_000)
  expect([server.puts, theme.value, unsent()]).toEqual([['wang theme'], 'dark', []])
})

it('a server in trouble is asked again', async () => {
  await signIn('wang')
  server.refuse = 503
  theme.value = 'dark'
  await vi.advanceTimersByTimeAsync(1000)
  server.refuse = 0
  await vi.advanceTimersByTimeAsync(15_000)
  expect([server.puts.length, server.kept.wang]).toEqual([2, { theme: 'dark' }])
})
