// What is counted, in words: the server's in Chinese, the locale's otherwise; also where it stands in a formula.
import { useI18n } from 'vue-i18n'

interface Drawn {
  fact: string
  label: string
}

const BETWEEN = /([\s()÷×+−,]+)/

/** A formula with its labels said otherwise. Names that the scheme gives stay as they are. */
export function reworded(formula: string, drawn: readonly Drawn[], say: (one: Drawn) => string): string {
  const known = new Map(drawn.map((one) => [one.label, say(one)]))
  return formula
    .split(BETWEEN)
    .map((part) => known.get(part) ?? part)
    .join('')
}

export function useCounted() {
  const { t, te, locale } = useI18n()
  const counted = ({ fact, label }: Drawn): string =>
    locale.value !== 'zh-CN' && te(`assess.counted.${fact}`) ? t(`assess.counted.${fact}`) : label
  const formula = (text: string, drawn: readonly Drawn[]): string => (locale.value === 'zh-CN' ? text : reworded(text, drawn, counted))
  return { counted, formula }
}
