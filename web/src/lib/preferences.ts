// Light or dark, Chinese or English: chosen once per browser.
import { ref, watch } from 'vue'

import { recall, remember } from '@/lib/storage'

export type Theme = 'auto' | 'light' | 'dark'
export type Language = 'zh-CN' | 'en'

export const theme = ref<Theme>(recall<Theme>('theme', 'auto'))
export const sound = ref(recall('sound', false))
export const language = ref<Language>(recall<Language>('language', 'zh-CN'))

const systemDark = window.matchMedia('(prefers-color-scheme: dark)')

function paint(): void {
  const dark = theme.value === 'dark' || (theme.value === 'auto' && systemDark.matches)
  document.documentElement.classList.toggle('dark', dark)
}

export function startPreferences(): void {
  paint()
  systemDark.addEventListener('change', paint)
  watch(theme, (chosen) => {
    remember('theme', chosen)
    paint()
  })
  watch(sound, (yes) => remember('sound', yes))
  watch(
    language,
    (chosen) => {
      remember('language', chosen)
      document.documentElement.lang = chosen
    },
    { immediate: true },
  )
}
