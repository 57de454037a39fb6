import { expect, it } from 'vitest'
import { createApp } from 'vue'
import { createI18n } from 'vue-i18n'

import en from '@/locales/en'
import zh from '@/locales/zh-CN'

import { useWhy } from './why'

type Found = Parameters<ReturnType<typeof useWhy>>[0]
type Entry = Found['timeline'][number]
type Spell = NonNullable<Found['holder']>

function sayer(locale: string) {
  let say = (found: Found): string => String(found)
  const i18n = createI18n({ legacy: false, locale, messages: { en, 'zh-CN': zh } as never })
  const app = createApp({
    setup() {
      say = useWhy()
      return () => null
    },
  })
  app.use(i18n).mount(document.createElement('div'))
  return say
}
const said = { zh: sayer('zh-CN'), en: sayer('en') }

const YEAR = new Date().getFullYear()
const AT = `${YEAR}-03-16T01:00:00Z`
const DUE = `${YEAR}-03-16T08:30:00Z`
const entry = (verb: string, label: string, more: Partial<Entry> = {}): Entry =>
  ({ verb, label, by: '吴采集', post: 'inspector', post_label: '采集员', at: AT, note: '', ...more }) as Entry
const spell = (kind: string, label: string, paused = false): Spell =>
  ({ kind, kind_label: label, department: { id: 1, name: '环卫处' }, due_at: DUE, paused_at: paused ? AT : null }) as Spell

// [last verb, its Chinese, kind of spell, its Chinese, suspended] → what the server says, and the same in English.
const LINES: [string, string, string | null, string, boolean, string, string][] = [
  ['report', '上报', 'accept', '受理', false, '上报；现由环卫处受理，3月16日 16:30 前。', 'Report by 吴采集; now Intake at 环卫处, due 03-16 16:30.'],
  ['request_verification', '发核实', 'verify', '核实', false, '发核实；现由环卫处核实，3月16日 16:30 前。', 'Send to verify by 吴采集; now Verification at 环卫处, due 03-16 16:30.'],
  ['accept', '受理', 'file', '立案', false, '受理；现由环卫处立案，3月16日 16:30 前。', 'Accept by 吴采集; now Filing at 环卫处, due 03-16 16:30.'],
  ['file_case', '立案', 'dispatch', '派遣', false, '立案；现由环卫处派遣，3月16日 16:30 前。', 'File by 吴采集; now Dispatch at 环卫处, due 03-16 16:30.'],
  ['dispatch', '派遣', 'handle', '处置', false, '派遣；现由环卫处处置，3月16日 16:30 前。', 'Dispatch by 吴采集; now Handling at 环卫处, due 03-16 16:30.'],
  ['suspend', '同意挂账', 'handle', '处置', true, '同意挂账；现由环卫处处置，复核日 3月16日 16:30。', 'Grant suspension by 吴采集; now Handling at 环卫处, suspended, review on 03-16 16:30.'],
  ['feed_back', '处理反馈', 'arrange', '核查派发', false, '处理反馈；现由环卫处核查派发，3月16日 16:30 前。', 'Feed back by 吴采集; now Arranging inspection at 环卫处, due 03-16 16:30.'],
  ['request_inspection', '发核查', 'inspect', '核查', false, '发核查；现由环卫处核查，3月16日 16:30 前。', 'Send to inspect by 吴采集; now Inspection at 环卫处, due 03-16 16:30.'],
  ['submit_inspection', '核查反馈', 'close', '结案', false, '核查反馈；现由环卫处结案，3月16日 16:30 前。', 'Inspection result by 吴采集; now Closure at 环卫处, due 03-16 16:30.'],
  ['report_self_handled', '自行处置上报', 'review', '审核', false, '自行处置上报；现由环卫处审核，3月16日 16:30 前。', 'Report as self-handled by 吴采集; now Review at 环卫处, due 03-16 16:30.'],
  ['close', '结案', null, '', false, '结案。', 'Close by 吴采集.'],
  ['reject', '不予受理', null, '', false, '不予受理。', 'Reject by 吴采集.'],
  ['void', '作废', null, '', false, '作废。', 'Void by 吴采集.'],
  ['merge', '合并', null, '', false, '合并。', 'Merge by 吴采集.'],
]

it.each(LINES)('after %s', (verb, label, kind, kindLabel, paused, chinese, english) => {
  const found = { timeline: [entry(verb, label)], holder: kind ? spell(kind, kindLabel, paused) : null }
  expect(said.zh(found)).toBe(`3月16日 09:00 吴采集${chinese}`)
  expect(said.en(found)).toBe(`03-16 09:00 ${english}`)
})

it('what the platform marks has happened, nobody did it', () => {
  const found = { timeline: [entry('mark_overdue', '超期', { by: null, post: 'system', post_label: '系统' })], holder: null }
  expect(said.zh(found)).toBe('3月16日 09:00 超期。')
  expect(said.en(found)).toBe('03-16 09:00 Overdue.')
})

it('every verb and every step has its English word', () => {
  for (const verb of Object.keys(en.verb)) expect(said.en({ timeline: [entry(verb, '某')], holder: null })).not.toContain('某')
  for (const kind of Object.keys(zh.kind)) expect(said.en({ timeline: [], holder: spell(kind, '某') })).not.toContain('某')
  for (const post of Object.keys(zh.post)) {
    const found = { timeline: [entry('close', '某', { by: null, post, post_label: '某' })], holder: null }
    expect(said.en(found)).not.toContain('某')
  }
})

it('a note ends with the one stop of the line', () => {
  const found = { timeline: [entry('urge', '催办', { note: '请抓紧。' })], holder: null }
  expect(said.zh(found)).toBe('3月16日 09:00 吴采集催办：请抓紧。')
  expect(said.en(found)).toBe('03-16 09:00 Urge by 吴采集: 请抓紧.')
})

it('what nobody is named for says the post, and the clock nobody', () => {
  const hidden = { timeline: [entry('close', '结案', { by: null })], holder: null }
  expect(said.zh(hidden)).toBe('3月16日 09:00 采集员结案。')
  const alone = { timeline: [entry('report', '上报', { by: null, post: null, post_label: null })], holder: null }
  expect(said.en(alone)).toBe('03-16 09:00 Report.')
})
