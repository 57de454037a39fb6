import { describe, expect, it } from 'vitest'

import type { Content } from '@/api/bulletins'

import { changedTexts, draftsOf, wholeThemes } from './wording'

const paragraph = (text: string, drafted: boolean, topic = '') => ({ type: 'paragraph' as const, text, drafted, topic })
const content = {
  sections: [
    { number: '一', heading: '总体情况', annexed: false, blocks: [paragraph('上报 3 件。', false)] },
    { number: '二', heading: '下步要求', annexed: false, blocks: [paragraph('1．甲', true, 'next'), paragraph('2．乙', true, 'next'), paragraph('丙', true, 'news')] },
  ],
} as unknown as Content

describe('words of a bulletin', () => {
  it('takes the drafts of an issue, a line each', () => {
    expect(draftsOf(content)).toEqual({ next: '1．甲\n2．乙', news: '丙' })
    expect(draftsOf(null)).toEqual({})
  })

  it('knows what was changed', () => {
    const known = [
      { topic: 'next', label: '下步要求', text: '旧', by: '', at: null },
      { topic: 'news', label: '工作动态', text: '', by: '', at: null },
    ]
    expect(changedTexts(known, { next: '旧 ', news: '' })).toEqual([])
    expect(changedTexts(known, { next: '', news: '新' })).toEqual(['next', 'news'])
  })

  it('leaves empty lines out of the themes, but nothing half said', () => {
    const rows = [
      { name: ' 四乱 ', nature: 'event', category_codes: ['0101'] },
      { name: '', nature: 'event', category_codes: [] },
      { name: '', nature: 'event', category_codes: ['0102'] },
    ]
    expect(wholeThemes(rows).map((one) => one.name)).toEqual(['四乱', ''])
  })
})
