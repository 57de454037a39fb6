// Light or dark, with or without sound, Chinese or English.
import { watch } from 'vue'

import { preference } from '@/lib/kept'
import { recall } from '@/lib/storage'

export type Theme = 'auto' | 'light' | 'dark'
export type Language = 'zh-CN' | 'en'

const isTheme = (kept: unknown): kept is Theme => kept === 'auto' || kept === 'light' || kept === 'dark'
const isLanguage = (kept: unknown): kept is Language => kept === 'zh-CN' || kept === 'en'
const isYesOrNo = (kept: unknown): kept is boolean => typeof kept === 'boolean'

export const theme = preference<Theme>('theme', () => 'auto', isTheme)
export const sound = preference('sound', () => false, isYesOrNo)
/** Who has chosen none reads on in that of the sign-in page. */
export const language = preference<Language>('language', () => recall<Language>('language', 'zh-CN'), isLanguage)

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

function paint(): void {
  const dark = theme.value === 'dark' || (theme.value === 'auto' && systemDark.matches)
  document.documentElement.classList.toggle('dark', dark)
}

export function startPreferences(): void {
  systemDark.addEventListener('change', paint)
  watch(theme, paint, { immediate: true })
  watch(
    language,
    (chosen) => {
      document.documentElement.lang = chosen
    },
    { immediate: true },
  )
}
