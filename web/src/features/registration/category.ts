// 小类 of a call: asked for while one types, chosen, and what is learned from the choice.
import { computed, type Ref, ref, shallowRef, watch } from 'vue'

import { client, data } from '@/api/client'
import type { components } from '@/api/schema.gen'
import { recall, remember } from '@/lib/storage'

import { type CategoryChoice, type Draft, nameOf, type Troubles, withRecent } from './draft'

export type CategoryDetail = components['schemas']['CategoryDetail']

export function useCategory(draft: Ref<Draft>, troubles: Ref<Troubles>, user: string) {
  const place = `${user}.categories`
  const recent = ref(recall<CategoryChoice[]>(place, []))
  const detail = shallowRef<CategoryDetail | null>(null)
  const settled = computed(() => draft.value.category !== null && draft.value.categoryText === nameOf(draft.value.category))

  async function ask(text: string): Promise<CategoryChoice[]> {
    if (text === '') return recent.value
    return data(client.GET('/api/v1/categories', { params: { query: { q: text, limit: 9 } } }))
  }

  async function learn(): Promise<void> {
    const one = draft.value.category
    detail.value = null
    if (one === null) return
    const path = { nature: one.nature as 'event', code: one.code }
    const told = await data(client.GET('/api/v1/categories/{nature}/{code}', { params: { path } })).catch(() => null)
    if (draft.value.category?.code === one.code && draft.value.category.nature === one.nature) detail.value = told
  }

  function choose({ nature, code, name, broad_name }: CategoryChoice): void {
    const one = { nature, code, name, broad_name }
    draft.value.category = one
    draft.value.categoryText = nameOf(one)
    draft.value.component = ''
    delete troubles.value.category
    recent.value = withRecent(recent.value, one)
    remember(place, recent.value)
    void learn()
  }

  watch(
    () => draft.value.categoryText,
    () => {
      delete troubles.value.category
      if (draft.value.category && !settled.value) {
        draft.value.category = null
        draft.value.component = ''
        detail.value = null
      }
    },
  )

  return { settled, detail, ask, learn, choose }
}
