// 现状与下一步 in one line: what happened last, and who must do what until when.
import { useI18n } from 'vue-i18n'

import type { CaseDetail } from '@/api/types'
import { useNow } from '@/lib/clock'
import { shortTime } from '@/lib/dates'

import { useWords } from './words'

type Told = Pick<CaseDetail, 'timeline' | 'holder'>

const STOPS = /[。；，\s]+$/ // the line has stops of its own

export function useWhy() {
  const { t, locale } = useI18n()
  const { word } = useWords()
  const now = useNow()
  const when = (iso: string) => shortTime(iso, locale.value, now.value)

  function last(found: Told): string {
    const entry = found.timeline.at(-1)
    if (!entry) return ''
    const what = word('verb', entry.verb, entry.label)
    // What the platform marks by itself has happened; nobody did it.
    const who = entry.post === 'system' ? '' : (entry.by ?? word('post', entry.post, entry.post_label))
    const done = who ? t('why.done', { when: when(entry.at), who, what }) : t('why.happened', { when: when(entry.at), what })
    const note = entry.note.replace(STOPS, '')
    return note ? t('why.noted', { done, note }) : done
  }
  function next(found: Told): string {
    const spell = found.holder
    if (!spell) return ''
    const told = { unit: spell.department.name, what: word('kind', spell.kind, spell.kind_label), when: when(spell.due_at) }
    return t(spell.paused_at ? 'why.paused' : 'why.held', told)
  }
  return (found: Told): string => t('why.line', { text: [last(found), next(found)].filter(Boolean).join(t('why.between')) })
}
