// The call becomes a case, and is merged into the marked one where one is marked.
import { type Ref, ref, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'

import { newKey, send } from '@/api/client'
import { problemOf } from '@/api/problem'
import { usePulse } from '@/api/pulse'
import type { components } from '@/api/schema.gen'

import { bodyOf, type Draft, type Field, FIELDS, refusalOf, type Troubles } from './draft'
import type { Saved } from './SavedCard.vue'

export function useSaving(draft: Ref<Draft>, troubles: Ref<Troubles>) {
  const { t, locale } = useI18n()
  const pulse = usePulse()
  const busy = ref(false)
  const trouble = ref('')
  const saved = shallowRef<Saved | null>(null)

  async function mergeInto(result: Saved, main: string, key: string): Promise<void> {
    try {
      await send(`/api/v1/cases/${result.number}/merge`, { main, note: '' }, `${key}-m`)
      result.merged = main
    } catch (raised) {
      const reason = problemOf(raised).sentence(locale.value)
      result.notMerged = t('registration.notMerged', { number: main, reason })
    }
  }

  /** Says what is wrong, each at its field; answers the first field to go back to. */
  function refuse(raised: unknown): Field | null {
    const problem = problemOf(raised)
    if (problem.isOffline) {
      trouble.value = problem.sentence(locale.value)
      return null
    }
    // A refusal is final for this content: what is sent next is something else.
    draft.value.key = newKey()
    if (problem.errors.some((error) => error.field === 'key')) {
      trouble.value = t('registration.twice')
      return null
    }
    const { fields, rest } = refusalOf(problem, locale.value)
    troubles.value = fields
    trouble.value = rest && t('registration.failed', { reason: rest })
    return FIELDS.find((field) => fields[field]) ?? null
  }

  async function store(): Promise<{ done: boolean; first: Field | null }> {
    busy.value = true
    const { key, main } = draft.value
    try {
      const told = await send<components['schemas']['Reported']>('/api/v1/cases', bodyOf(draft.value), key)
      pulse.acted(told.number)
      const result: Saved = { number: told.number, track: told.track_code, due: told.due_at, merged: '', notMerged: '' }
      if (main) await mergeInto(result, main, key)
      saved.value = result
      pulse.soon()
      return { done: true, first: null }
    } catch (raised) {
      return { done: false, first: refuse(raised) }
    } finally {
      busy.value = false
    }
  }

  return { busy, trouble, saved, store }
}
