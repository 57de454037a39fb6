// One list on the screen: pages behind the last row seen, and the head read again when something happened.
import { computed, ref, shallowRef } from 'vue'

import { type Problem, problemOf } from '@/api/problem'
import type { CaseRow } from '@/api/types'
import { askFirst, askPage } from '@/api/worklists'
import { type Filters, NO_FILTERS } from '@/lib/filters'
import { append, mergeHead } from '@/lib/keysetList'
import { isHeld } from '@/lib/lists'

const FIRST = 60
const MORE = 200
const WIDEST = 500
const REFRESHED = 2000
const GLOW = 4000

export function useCaseList() {
  const rows = shallowRef<CaseRow[]>([])
  const phase = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const cursor = ref('')
  const busy = ref(false)
  const fresh = ref<ReadonlySet<string>>(new Set())
  const complete = computed(() => phase.value === 'ready' && cursor.value === '')

  let name = ''
  let filters: Filters = NO_FILTERS
  let generation = 0
  let refreshing = false
  let again = false
  let glow: ReturnType<typeof setTimeout>

  /** Another list or another filter: begin anew. */
  async function load(list: string, wanted: Filters): Promise<void> {
    const mine = ++generation
    name = list
    filters = wanted
    phase.value = 'loading'
    rows.value = []
    cursor.value = ''
    fresh.value = new Set()
    try {
      const page = await askFirst(name, filters)
      if (mine !== generation) return
      rows.value = page.rows
      cursor.value = page.next_cursor
      phase.value = 'ready'
    } catch (raised) {
      if (mine !== generation) return
      problem.value = problemOf(raised)
      phase.value = 'failed'
    }
  }

  async function more(): Promise<void> {
    if (busy.value || phase.value !== 'ready' || cursor.value === '') return
    const mine = generation
    busy.value = true
    try {
      const page = await askPage(name, filters, MORE, cursor.value)
      if (mine !== generation) return
      rows.value = append(rows.value, page.rows)
      cursor.value = page.next_cursor
    } catch {
      // scrolling on asks again; the connection line tells of the trouble
    } finally {
      busy.value = false
    }
  }

  /** What changed since: the loaded part is read again (as far as that is cheap) and merged in place. */
  async function refresh(): Promise<void> {
    if (refreshing || phase.value === 'loading') {
      again = true
      return
    }
    refreshing = true
    const mine = generation
    try {
      const wanted = Math.min(REFRESHED, Math.max(FIRST, rows.value.length))
      let read: CaseRow[] = []
      let next = ''
      do {
        const page = await askPage(name, filters, Math.min(WIDEST, wanted - read.length), next)
        read = append(read, page.rows)
        next = page.next_cursor
      } while (next !== '' && read.length < wanted)
      if (mine !== generation) return
      const merged = mergeHead(rows.value, { rows: read, next_cursor: next }, order)
      const wasWhole = cursor.value === ''
      rows.value = merged.rows
      if (next === '' || wasWhole || merged.rows.length === read.length) cursor.value = next
      phase.value = 'ready'
      light(merged.fresh)
    } catch {
      // the next change asks again
    } finally {
      refreshing = false
      if (again) {
        again = false
        if (mine === generation) void refresh()
      }
    }
  }

  function light(numbers: string[]): void {
    if (numbers.length === 0) return
    fresh.value = new Set([...fresh.value, ...numbers])
    clearTimeout(glow)
    glow = setTimeout(() => {
      fresh.value = new Set()
    }, GLOW)
  }

  function order(one: CaseRow, other: CaseRow): number {
    if (name === 'done') return 0 // by what a row does not tell: what was loaded stays as it was
    if (isHeld(name)) return Date.parse(one.due_at ?? '') - Date.parse(other.due_at ?? '')
    return Date.parse(other.reported_at) - Date.parse(one.reported_at)
  }

  return { rows, phase, problem, busy, fresh, complete, load, more, refresh }
}
