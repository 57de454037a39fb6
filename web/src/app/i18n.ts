// Chinese first; English is fetched when asked for.
import { watch } from 'vue'
import { createI18n } from 'vue-i18n'

import { language } from '@/lib/preferences'
import zh from '@/locales/zh-CN'

export const i18n = createI18n({
  legacy: false,
  locale: 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zh },
  missingWarn: false,
  fallbackWarn: false,
})

type Messages = typeof zh

export function startLanguage(): void {
  watch(
    language,
    async (chosen) => {
      if (chosen === 'en' && !i18n.global.availableLocales.includes('en' as never)) {
        const { default: en } = await import('@/locales/en')
        i18n.global.setLocaleMessage('en' as never, en as unknown as Messages as never)
      }
      i18n.global.locale.value = chosen as 'zh-CN'
    },
    { immediate: true },
  )
}
