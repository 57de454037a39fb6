// One table on its way in: a file is tried at once, nothing is written before somebody says so.
import { nextTick, ref, shallowRef, watch } from 'vue'

import { type Problem, problemOf } from '@/api/problem'
import { dryRun, errorsOf, type How, load, type Loaded } from '@/api/setup'

export type Phase = 'empty' | 'checking' | 'tried' | 'loading' | 'loaded'

export function useTableLoad(kind: string, how: () => How, settled: (phase: Phase) => void) {
  const file = shallowRef<File | null>(null)
  const phase = ref<Phase>('empty')
  const report = shallowRef<Loaded | null>(null)
  const problem = ref<Problem | null>(null)
  let turn = 0

  async function attempt(now: 'checking' | 'loading', skip: boolean): Promise<void> {
    const chosen = file.value
    if (!chosen) return
    const mine = ++turn
    phase.value = now
    problem.value = null
    try {
      const asked = { ...how(), skip_bad: skip }
      const told = await (now === 'loading' ? load : dryRun)(kind, chosen, asked)
      if (mine !== turn) return
      report.value = told
      phase.value = told.written ? 'loaded' : 'tried'
    } catch (raised) {
      if (mine !== turn) return
      report.value = null
      problem.value = problemOf(raised)
      phase.value = 'tried'
    }
    await nextTick()
    settled(phase.value)
  }

  function choose(chosen: File | undefined): void {
    if (!chosen) return
    file.value = chosen
    report.value = null
    void attempt('checking', false)
  }
  // What is said beside the file changes what it means: try again.
  watch(
    () => JSON.stringify(how()),
    () => {
      if (file.value && phase.value !== 'loaded') void attempt('checking', false)
    },
  )

  /** The failed rows as a file of their own, saved under the name that people look for. */
  async function saveErrors(name: string): Promise<void> {
    if (!file.value) return
    try {
      const found = await errorsOf(kind, file.value, how())
      const link = document.createElement('a')
      link.href = URL.createObjectURL(found)
      link.download = name
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
    } catch (raised) {
      problem.value = problemOf(raised)
    }
  }

  return { file, phase, report, problem, choose, write: (skip: boolean) => attempt('loading', skip), saveErrors }
}
