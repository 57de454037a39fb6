// The figures of the leader's page and the big screen, asked again every few seconds while somebody looks.
import { computed, onBeforeUnmount, onMounted, type Ref, ref, shallowRef, watch } from 'vue'

import { every } from '@/lib/every'

import { client, data } from './client'
import { type Problem, problemOf } from './problem'
import type { components, operations } from './schema.gen'

type Schemas = components['schemas']
/** Asked in parts, so that each is there as soon as it is counted; `at` is the oldest of them. */
export type Today = Schemas['NowOut'] & Schemas['ArrivalsOut'] & Schemas['StepsOut'] & { ticker: Move[] }
export type Figure = Schemas['NumberOut']
export type Share = Schemas['ShareOut']
export type Slice = Schemas['SliceOut']
export type Promptness = Schemas['PromptnessOut']
export type Standing = Schemas['StandingOut']
export type Day = Schemas['DayOut']
export type Move = Schemas['MoveOut']
type RankingQuery = NonNullable<operations['figures_ranking']['parameters']['query']>
export type By = NonNullable<RankingQuery['by']>
export type Period = NonNullable<RankingQuery['period']>

const EVERY = 10_000

export function useFigures(by: Ref<By>, period: Ref<Period>, days: number) {
  const today = shallowRef<Today | null>(null)
  const ranking = shallowRef<Standing[] | null>(null)
  const trend = shallowRef<Day[] | null>(null)
  const problem = ref<Problem | null>(null)
  const phase = computed(() => (today.value ? 'ready' : problem.value ? 'failed' : 'loading'))
  /** The figures on the screen are older than they should be. */
  const stale = computed(() => today.value !== null && problem.value !== null)

  async function rank(): Promise<void> {
    const query = { by: by.value, period: period.value }
    const told = await data(client.GET('/api/v1/figures/ranking', { params: { query } }))
    if (query.by === by.value && query.period === period.value) ranking.value = told
  }

  async function ofToday(): Promise<Today> {
    const [now, arrivals, steps, ticker] = await Promise.all([
      data(client.GET('/api/v1/figures/now')),
      data(client.GET('/api/v1/figures/arrivals')),
      data(client.GET('/api/v1/figures/steps')),
      data(client.GET('/api/v1/figures/ticker')),
    ])
    const at = [now.at, arrivals.at, steps.at].sort()[0] ?? now.at
    return { ...now, ...arrivals, ...steps, ticker, at }
  }

  async function ask(): Promise<boolean> {
    try {
      const [now, past] = await Promise.all([
        ofToday(),
        data(client.GET('/api/v1/figures/trend', { params: { query: { days } } })),
        rank(),
      ])
      today.value = now
      trend.value = past
      problem.value = null
      return true
    } catch (raised) {
      problem.value = problemOf(raised)
      return false
    }
  }

  watch([by, period], () => {
    ranking.value = null
    rank().catch((raised: unknown) => {
      problem.value = problemOf(raised)
    })
  })

  let stop: () => void
  onMounted(() => {
    stop = every(EVERY, ask)
  })
  onBeforeUnmount(() => stop())

  return { today, ranking, trend, problem, phase, stale, ask }
}
