// The verb said over each case, one after the other; what came of each is kept.
import { type Ref, ref } from 'vue'
import { useI18n } from 'vue-i18n'

import { newKey, send } from '@/api/client'
import { problemOf } from '@/api/problem'
import { usePulse } from '@/api/pulse'
import type { Moved } from '@/api/types'
import { useWords } from '@/ui/words'

import { bodyOf, type Values } from './fields'
import { usedPhrase } from './phrases'
import type { Asked } from './preparing'

export interface Result {
  number: string
  ok: boolean
  text: string
}

export function useSending(asked: Asked, values: Ref<Values>) {
  const { locale } = useI18n()
  const { word } = useWords()
  const pulse = usePulse()
  const results = ref<Result[]>([])
  const busy = ref(false)

  // One key per case and form: sending again after a broken connection does it once.
  const keys = new Map<string, string>()
  function keyOf(number: string): string {
    const key = keys.get(number) ?? newKey()
    keys.set(number, key)
    return key
  }

  async function sayOver(number: string, body: Record<string, unknown>): Promise<Moved | null> {
    results.value = results.value.filter((result) => result.number !== number)
    try {
      const moved = await send<Moved>(asked.verb.path.replace(asked.sample.number, number), body, keyOf(number))
      pulse.acted(number)
      results.value.push({ number, ok: true, text: word('stage', moved.stage, moved.stage_label) })
      return moved
    } catch (raised) {
      const problem = problemOf(raised)
      // A refusal is final for this content: what is sent next is something else.
      if (!problem.isOffline) keys.delete(number)
      results.value.push({ number, ok: false, text: problem.sentence(locale.value) })
      return null
    }
  }

  /** All that are not done yet; answers those that now are. */
  async function sayAll(): Promise<Moved[]> {
    busy.value = true
    const body = bodyOf(asked.verb.verb, values.value)
    const done: Moved[] = []
    for (const number of asked.numbers) {
      if (results.value.some((result) => result.number === number && result.ok)) continue
      const moved = await sayOver(number, body)
      if (moved) done.push(moved)
    }
    busy.value = false
    usedPhrase(asked.verb.verb, values.value.note)
    return done
  }

  return { results, busy, sayAll }
}
