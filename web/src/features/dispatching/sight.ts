// The case beside the list, and the next one ahead of time, so that it is there when it is its turn.
import { type Ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'

import { client, data } from '@/api/client'
import { type Problem, problemOf } from '@/api/problem'
import type { components } from '@/api/schema.gen'
import type { CaseDetail, CaseRow } from '@/api/types'

import type { Tab } from './queue'

export type Proposal = components['schemas']['ProposalOut']
export interface Sight {
  found: CaseDetail
  proposal: Proposal | null
  objection: string // why there is none
}

// Holding ↓ runs through the list without asking for every case on the way.
const PAUSE = 90

export function useSight(current: Ref<string>, rows: Ref<CaseRow[]>, tab: Ref<Tab>) {
  const { locale } = useI18n()
  const sight = shallowRef<Sight | null>(null)
  const problem = shallowRef<Problem | null>(null)
  const kept = new Map<string, Promise<Sight>>()
  let pause: ReturnType<typeof setTimeout>

  function propose(number: string): Promise<Pick<Sight, 'proposal' | 'objection'>> {
    if (tab.value === 'approve') return Promise.resolve({ proposal: null, objection: '' })
    return data(client.GET('/api/v1/cases/{number}/proposal', { params: { path: { number } } })).then(
      (proposal) => ({ proposal, objection: '' }),
      (raised: unknown) => ({ proposal: null, objection: problemOf(raised).sentence(locale.value) }),
    )
  }

  function look(number: string): Promise<Sight> {
    const known = kept.get(number)
    if (known) return known
    const found = data(client.GET('/api/v1/cases/{number}', { params: { path: { number } } }))
    const both = Promise.all([found, propose(number)]).then(([case_, told]) => ({ found: case_, ...told }))
    kept.set(number, both)
    both.catch(() => kept.delete(number))
    return both
  }

  async function see(number: string): Promise<void> {
    try {
      const told = await look(number)
      if (number !== current.value) return
      sight.value = told
      problem.value = null
      const next = rows.value[rows.value.findIndex((row) => row.number === number) + 1]
      if (next) look(next.number).catch(() => undefined)
    } catch (raised) {
      if (number !== current.value) return
      sight.value = null
      problem.value = problemOf(raised)
    }
  }

  watch(current, (number) => {
    clearTimeout(pause)
    problem.value = null
    if (number === '') sight.value = null
    else if (kept.has(number)) void see(number)
    else pause = setTimeout(() => void see(number), PAUSE)
  })

  /** These have moved; no number at all means that any may have. */
  function forget(numbers: Iterable<string>): void {
    const moved = new Set(numbers)
    for (const number of kept.keys()) if (moved.size === 0 || moved.has(number)) kept.delete(number)
  }
  const isKnown = (number: string) => kept.has(number)

  return { sight, problem, see, forget, isKnown }
}
