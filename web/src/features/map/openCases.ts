// The open cases of the map as a list: overdue first, then those near it; each lamp is asked for in turn.
import { computed, ref, shallowRef } from 'vue'

import { client, data } from '@/api/client'
import { type Problem, problemOf } from '@/api/problem'
import type { operations } from '@/api/schema.gen'
import type { CaseRow } from '@/api/types'
import { append } from '@/lib/keysetList'
import { caseParameters, natureOf, type Shown } from '@/map/view'

type Query = NonNullable<operations['worklist']['parameters']['query']>

export const ORDER = ['red', 'yellow', 'green', 'paused'] as const
const PAGE = 100

interface Place {
  lamp: number
  cursor: string
}

export function useOpenCases() {
  const rows = shallowRef<CaseRow[]>([])
  const phase = ref<'loading' | 'ready' | 'failed'>('loading')
  const problem = ref<Problem | null>(null)
  const next = ref<Place | null>(null)
  const complete = computed(() => phase.value === 'ready' && next.value === null)
  let generation = 0
  let shown: Shown | null = null

  /** At least so many rows from a place on, over as many lamps as it takes. */
  async function read(from: Place | null, wanted: number): Promise<{ read: CaseRow[]; next: Place | null }> {
    let found: CaseRow[] = []
    let place = from
    while (place && shown && found.length < wanted) {
      // A day that is looked at again has closed cases too: they burn no lamp, and all are read newest first.
      const lamps: readonly string[] = shown.lamp || shown.from ? [shown.lamp] : ORDER
      const nature = natureOf(shown)
      const narrow = { ...caseParameters(shown) }
      delete narrow.stage
      const lamp = lamps[place.lamp]
      const query = { ...narrow, ...(nature && { nature }), ...(lamp && { lamp }), size: PAGE, cursor: place.cursor }
      const page = await data(
        client.GET('/api/v1/worklists/{name}', { params: { path: { name: 'all' }, query: query as Query } }),
      )
      found = append(found, page.rows)
      if (page.next_cursor) place = { lamp: place.lamp, cursor: page.next_cursor }
      else place = place.lamp + 1 < lamps.length ? { lamp: place.lamp + 1, cursor: '' } : null
    }
    return { read: found, next: place }
  }

  async function load(wanted: Shown): Promise<void> {
    const mine = ++generation
    shown = { ...wanted }
    phase.value = 'loading'
    try {
      const told = await read({ lamp: 0, cursor: '' }, PAGE)
      if (mine !== generation) return
      rows.value = told.read
      next.value = told.next
      phase.value = 'ready'
    } catch (raised) {
      if (mine !== generation) return
      problem.value = problemOf(raised)
      phase.value = 'failed'
    }
  }

  async function more(): Promise<void> {
    const mine = generation
    const told = await read(next.value, PAGE).catch(() => null)
    if (told === null || mine !== generation) return
    rows.value = append(rows.value, told.read)
    next.value = told.next
  }

  /** As many as are there, anew; what is on the screen stays until the answer is here. */
  async function refresh(): Promise<void> {
    if (phase.value !== 'ready') return
    const mine = generation
    const told = await read({ lamp: 0, cursor: '' }, Math.max(PAGE, rows.value.length)).catch(() => null)
    if (told === null || mine !== generation) return
    rows.value = told.read
    next.value = told.next
  }

  return { rows, phase, problem, complete, load, more, refresh }
}
