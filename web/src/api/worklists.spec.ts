import { afterEach, beforeEach, expect, it, vi } from 'vitest'

import { NO_FILTERS } from '@/lib/filters'

// A small server that counts how often it is asked.
const server = vi.hoisted(() => {
  const here = { up: true, asked: [] as string[] }
  globalThis.fetch = async (input) => {
    if (!here.up) throw new TypeError('Failed to fetch')
    const { pathname, search } = new URL((input as Request).url)
    here.asked.push(pathname.replace('/api/v1/worklists/', '') + search)
    return new Response(JSON.stringify({ rows: [{ number: String(here.asked.length) }], next_cursor: '' }))
  }
  return here
})

const { askAhead, askFirst } = await import('./worklists')
const urgent = { ...NO_FILTERS, urgent: 'true' }

beforeEach(() => {
  vi.useFakeTimers()
  Object.assign(server, { up: true, asked: [] })
})
afterEach(() => {
  vi.useRealTimers()
})

it('takes the page that is on its way, once', async () => {
  askAhead('pending', { ...NO_FILTERS })
  expect((await askFirst('pending', { ...NO_FILTERS })).rows).toEqual([{ number: '1' }])
  expect((await askFirst('pending', { ...NO_FILTERS })).rows).toEqual([{ number: '2' }])
  expect(server.asked).toEqual(['pending?size=60&cursor=', 'pending?size=60&cursor='])
})

it.each([
  ['overdue', NO_FILTERS, 'overdue?size=60&cursor='],
  ['pending', urgent, 'pending?urgent=true&size=60&cursor='],
] as const)('asks for another list or filter itself: %s', async (list, filters, wanted) => {
  askAhead('pending', NO_FILTERS)
  await askFirst(list, filters)
  expect(server.asked).toEqual(['pending?size=60&cursor=', wanted])
})

it('asks anew for what failed on its way, or has become old', async () => {
  server.up = false
  askAhead('pending', NO_FILTERS)
  await vi.advanceTimersByTimeAsync(10)
  server.up = true
  expect((await askFirst('pending', NO_FILTERS)).rows).toHaveLength(1)
  askAhead('pending', NO_FILTERS)
  await vi.advanceTimersByTimeAsync(5_001)
  await askFirst('pending', NO_FILTERS)
  expect(server.asked).toHaveLength(3)
})
