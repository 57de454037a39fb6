// 惯用语: words people write all day, by verb; one's own last ones come first and are there at every desk.
import { computed, type ComputedRef, shallowRef } from 'vue'
import { useI18n } from 'vue-i18n'

import { stockPhrases } from '@/api/phrases'
import { preference } from '@/lib/kept'

// As many and as long as the server takes them.
const OWN = 5
const LONGEST = 60
const VERBS = 40
const NUMBER = /\d{7}/ // of a telephone: that is about one caller and no phrase

type Own = Record<string, readonly string[]>
const areTexts = (kept: unknown) => Array.isArray(kept) && kept.every((one) => typeof one === 'string')
const areOwn = (kept: unknown): kept is Own =>
  typeof kept === 'object' && kept !== null && !Array.isArray(kept) && Object.values(kept).every(areTexts)
const own = preference<Own>('phrases', () => ({}), areOwn)

export function phrasesFor(verb: string, common: readonly string[]): string[] {
  return [...new Set([...(own.value[verb] ?? []), ...common])].slice(0, 8)
}

/** Sentences to pick from for a verb: one's own, then the platform's. They are Chinese, and offered in Chinese only. */
export function usePhrases(verb: string): ComputedRef<string[]> {
  const { locale } = useI18n()
  const stock = shallowRef<readonly string[]>([])
  void stockPhrases(verb as Parameters<typeof stockPhrases>[0]).then((told) => {
    stock.value = told
  })
  return computed(() => (locale.value === 'zh-CN' ? phrasesFor(verb, stock.value) : []))
}

/** The verb used last stands first: when there are too many, those not used for long go. */
export function usedPhrase(verb: string, note: string): void {
  const text = note.trim()
  if (!text || text.length > LONGEST || NUMBER.test(text.replace(/[\s-]/g, ''))) return
  const { [verb]: before = [], ...others } = own.value
  const mine = [text, ...before.filter((one) => one !== text)].slice(0, OWN)
  own.value = Object.fromEntries([[verb, mine], ...Object.entries(others)].slice(0, VERBS))
}
