// 单位在办: what lies with each unit now, asked once and again when something happens in the loop.
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

import { client, data } from './client'
import { type Problem, problemOf } from './problem'
import type { components } from './schema.gen'

export type UnitBacklog = components['schemas']['BacklogOut']

const FRESH = 1000

export const useUnits = defineStore('units', () => {
  const rows = shallowRef<UnitBacklog[] | null>(null)
  const problem = ref<Problem | null>(null)
  const byUnit = computed(() => new Map(rows.value?.map((row) => [row.department.id, row])))
  let asked = 0
  let later: ReturnType<typeof setTimeout> | undefined

  /** Asked at most once a second, however many screens ask for it; who came too early is answered a little later. */
  async function ask(): Promise<boolean> {
    const wait = asked + FRESH - Date.now()
    if (wait > 0) {
      later ??= setTimeout(() => void ask(), wait)
      return problem.value === null
    }
    clearTimeout(later)
    later = undefined
    asked = Date.now()
    try {
      rows.value = await data(client.GET('/api/v1/units/backlog'))
      problem.value = null
      return true
    } catch (raised) {
      problem.value = problemOf(raised)
      return false
    }
  }

  function forget(): void {
    rows.value = null
    problem.value = null
    asked = 0
  }

  return { rows, problem, byUnit, ask, forget }
})
