// 在岗采集员: asked for while somebody looks at them, shown as pins where the case of the last act lies.
import { computed, onBeforeUnmount, ref, type Ref, shallowRef, watch } from 'vue'

import { type Inspector, inspectors } from '@/api/map'
import { type Problem, problemOf } from '@/api/problem'
import { CENTRE } from '@/lib/boards'
import { every } from '@/lib/every'
import type { Pin } from '@/map/view'

const EACH = 15_000

/** The centre sees all of them, an inspector only themselves; units may not know who inspects. */
export function maySeeInspectors(posts: readonly string[]): boolean {
  return posts.some((post) => post === 'inspector' || CENTRE.includes(post))
}

export function pinsOf(people: readonly Inspector[]): Pin[] {
  return people.flatMap(({ id, name, act }) => (act?.lon != null && act.lat != null ? [{ id, name, lon: act.lon, lat: act.lat }] : []))
}

export function useInspectors(watched: Ref<boolean>) {
  const people = shallowRef<Inspector[] | null>(null)
  const problem = ref<Problem | null>(null)
  const pins = computed(() => (watched.value ? pinsOf(people.value ?? []) : []))
  let stop: () => void = () => undefined

  async function ask(): Promise<boolean> {
    try {
      people.value = await inspectors()
      problem.value = null
      return true
    } catch (raised) {
      problem.value = problemOf(raised)
      return false
    }
  }

  watch(
    watched,
    (yes) => {
      stop()
      stop = yes ? every(EACH, ask) : () => undefined
    },
    { immediate: true },
  )
  onBeforeUnmount(() => stop())

  return { people, problem, pins, ask }
}
