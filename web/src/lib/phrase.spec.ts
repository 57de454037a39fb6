import { describe, expect, it } from 'vitest'

import { joined, phraseKey } from './phrase'

describe('a phrase in a text', () => {
  it('stands alone, follows a sentence, or is joined by a comma', () => {
    expect(joined('', '夜间扰民。')).toBe('夜间扰民。')
    expect(joined('店外烧烤。', '夜间扰民。')).toBe('店外烧烤。夜间扰民。')
    expect(joined('店外烧烤 ', '夜间扰民。')).toBe('店外烧烤，夜间扰民。')
  })
  it('is meant by Alt and a digit only', () => {
    const key = (code: string, altKey: boolean) => phraseKey(new KeyboardEvent('keydown', { code, altKey }))
    expect(key('Digit1', true)).toBe(0)
    expect(key('Digit9', true)).toBe(8)
    expect(key('Digit1', false)).toBe(-1)
    expect(key('KeyA', true)).toBe(-1)
  })
})
