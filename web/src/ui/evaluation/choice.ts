// Which scheme and which period a page is about; both stand in the address, so that a page can be handed on.
import { computed, onMounted, ref, shallowRef } from 'vue'
import { useRoute, useRouter } from 'vue-router'

import { type SchemeRow, schemes } from '@/api/assessment'
import { type Problem, problemOf } from '@/api/problem'
import { serverNow } from '@/lib/clock'
import { dayAt } from '@/lib/dates'
import { containing, nameOf, type Period, type PeriodKind, periodOf } from '@/lib/periods'

import { onePerScheme } from './options'

export function useChoice() {
  const route = useRoute()
  const router = useRouter()
  const rows = shallowRef<SchemeRow[] | null>(null)
  const problem = ref<Problem | null>(null)
  const today = dayAt(serverNow())

  const options = computed(() => onePerScheme(rows.value ?? []))
  const scheme = computed(() => options.value.find((one) => one.scheme === route.query.scheme) ?? options.value[0] ?? null)
  const period = computed<Period>(() => {
    const asked = typeof route.query.period === 'string' ? periodOf(route.query.period) : null
    return asked ?? containing((scheme.value?.period.value ?? 'month') as PeriodKind, today)
  })
  const periodName = computed(() => nameOf(period.value))
  const phase = computed(() => (rows.value ? (options.value.length ? 'ready' : 'none') : problem.value ? 'failed' : 'loading'))

  async function load(): Promise<void> {
    problem.value = null
    try {
      rows.value = await schemes()
    } catch (raised) {
      problem.value = problemOf(raised)
    }
  }
  /** Change parts of the address; what is undefined goes. */
  function choose(parts: Record<string, string | undefined>): Promise<unknown> {
    return router.replace({ query: { ...route.query, ...parts } })
  }
  const chooseScheme = (name: string) => choose({ scheme: name, period: undefined, object: undefined, fact: undefined, group: undefined })
  const choosePeriod = (chosen: Period) => choose({ period: nameOf(chosen), fact: undefined })

  onMounted(load)
  return { rows, options, scheme, period, periodName, problem, phase, today, load, choose, chooseScheme, choosePeriod }
}
