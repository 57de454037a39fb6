// What waits for the dispatcher: one list at a time, nearest due first, read again when something has happened.
import { computed, ref, shallowRef } from 'vue'

import { client, data } from '@/api/client'
import { type Problem, problemOf } from '@/api/problem'
import type { CasePage, CaseRow } from '@/api/types'
import { append } from '@/lib/keysetList'

export type Tab = 'dispatch' | 'approve'
const LIST = { dispatch: 'pending', approve: 'approvals' } as const

const FIRST = 100
const MORE = 200
const WIDEST = 500

export function useQueue() {
  const tab = ref<Tab>('dispatch')
  const rows = shallowRef<CaseRow[]>([])
  const phase = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = shallowRef<Problem | null>(null)
  const cursor = ref('')
  const counted = computed(() => `${rows.value.length}${cursor.value === '' ? '' : '+'}`)
  let generation = 0
  let busy = false

  function ask(size: number, after: string): Promise<CasePage> {
    const query = { size, cursor: after, ...(tab.value === 'dispatch' && { stage: 'filed' as const }) }
    return data(client.GET('/api/v1/worklists/{name}', { params: { path: { name: LIST[tab.value] }, query } }))
  }

  async function load(wanted: Tab): Promise<void> {
    tab.value = wanted
    rows.value = []
    cursor.value = ''
    phase.value = 'loading'
    await refresh()
  }

  /** The loaded part read again; a later call makes an earlier one void. */
  async function refresh(): Promise<void> {
    const mine = ++generation
    const wanted = Math.max(FIRST, rows.value.length)
    try {
      let read: CaseRow[] = []
      let next = ''
      do {
        const page = await ask(Math.min(WIDEST, wanted - read.length), next)
        if (mine !== generation) return
        read = append(read, page.rows)
        next = page.next_cursor
      } while (next !== '' && read.length < wanted)
      rows.value = read
      cursor.value = next
      phase.value = 'ready'
    } catch (raised) {
      if (mine !== generation || phase.value === 'ready') return
      problem.value = problemOf(raised)
      phase.value = 'failed'
    }
  }

  async function more(): Promise<void> {
    if (busy || cursor.value === '' || phase.value !== 'ready') return
    const mine = generation
    busy = true
    try {
      const page = await ask(MORE, cursor.value)
      if (mine !== generation) return
      rows.value = append(rows.value, page.rows)
      cursor.value = page.next_cursor
    } catch {
      // scrolling on asks again
    } finally {
      busy = false
    }
  }

  /** What has just been done here need not wait for the server to say so. */
  function drop(numbers: readonly string[]): void {
    const gone = new Set(numbers)
    generation += 1
    rows.value = rows.value.filter((row) => !gone.has(row.number))
  }

  return { tab, rows, phase, problem, counted, load, refresh, more, drop }
}
