// Labels of the loop's own words: the server's Chinese in Chinese, the locale's word otherwise.
import { useI18n } from 'vue-i18n'

import { limitIn } from '@/lib/limits'

export type WordKind =
  | 'stage'
  | 'kind'
  | 'verb'
  | 'post'
  | 'source'
  | 'evidence'
  | 'nature'
  | 'finding'
  | 'satisfaction'
  | 'lamp'
  | 'list'
  | 'asked'
  | 'decision'
  | 'areaClass'
  | 'exactness'

export function useWords() {
  const { t, te, locale } = useI18n()
  function word(kind: WordKind, value: string | null | undefined, label?: string | null): string {
    if (!value) return ''
    if (label && locale.value === 'zh-CN') return label
    const key = `${kind}.${value}`
    return te(key) ? t(key) : (label ?? value)
  }
  /** A limit as the server says it. */
  function limit(label: string): string {
    const found = locale.value === 'zh-CN' ? null : limitIn(label)
    return found ? `${found.amount} ${t(`unit.${found.unit}`, Number(found.amount) === 1 ? 1 : 2)}` : label
  }
  const listed = (names: readonly string[]): string => names.join(t('form.listed'))
  const bracketed = (text: string): string => t('form.bracketed', { text })
  return { word, limit, listed, bracketed }
}
