// 部件 and 相似案件 follow from the two choices: what it is and where.
import { computed, type Ref, ref, watch } from 'vue'

import { client, data } from '@/api/client'
import type { components, operations } from '@/api/schema.gen'
import type { Similar } from '@/api/types'

import type { Draft } from './draft'
import type { Located } from './place'

export type Component = components['schemas']['ComponentOut']

export function useNearby(draft: Ref<Draft>, place: Ref<Located | null>) {
  const near = ref<Component[] | null>(null)
  const similar = ref<Similar[] | null>(null)
  // A case may be marked because it is near, or because the same person called about it.
  const calledBefore = ref('')

  const both = computed(() => {
    const { category } = draft.value
    return category && draft.value.spot && place.value
      ? { nature: category.nature, code: category.code, lon: place.value.lon, lat: place.value.lat }
      : null
  })
  watch(
    () => JSON.stringify(both.value),
    async (asked) => {
      near.value = null
      similar.value = null
      const one = both.value
      if (one === null) return
      const still = () => JSON.stringify(both.value) === asked
      const where = { lon: one.lon, lat: one.lat }
      if (one.nature === 'component') {
        const query = { ...where, category_code: one.code, metres: 50, limit: 20 }
        void data(client.GET('/api/v1/places/components', { params: { query } }))
          .then((told) => {
            if (still()) near.value = told
          })
          .catch(() => undefined)
      }
      const query = { ...where, nature: one.nature, category: one.code } as NonNullable<operations['similar']['parameters']['query']>
      const told = await data(client.GET('/api/v1/cases/similar', { params: { query } })).catch(() => [])
      if (!still()) return
      similar.value = told
      const { main } = draft.value
      if (main !== calledBefore.value && !told.some((each) => each.number === main)) draft.value.main = ''
    },
  )

  function mergeCalled(number: string): void {
    calledBefore.value = number
    draft.value.main = number
  }
  function forget(): void {
    calledBefore.value = ''
  }

  return { near, similar, mergeCalled, forget }
}
