// What a kind of object is called: the server's word in Chinese, the locale's otherwise.
import { useI18n } from 'vue-i18n'

export function useObjectWord(): (type: string, label: string) => string {
  const { t, te, locale } = useI18n()
  return (type, label) => (locale.value !== 'zh-CN' && te(`assess.objects.${type}`) ? t(`assess.objects.${type}`) : label)
}
