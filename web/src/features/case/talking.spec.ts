import { describe, expect, it } from 'vitest'

import { calling, withUnit } from './talking'

describe('calling a unit in a remark', () => {
  it('is what stands between the last @ and the cursor', () => {
    expect(calling('请 @hw', 5)).toBe('hw')
    expect(calling('@', 1)).toBe('')
    expect(calling('请看，@环卫中心 尽快', 12)).toBeNull()
    expect(calling('没有叫谁', 4)).toBeNull()
  })
  it('puts the name there and the cursor behind it', () =>
    expect(withUnit('请 @hw 尽快', 5, '环卫中心')).toEqual({ text: '请 @环卫中心  尽快', at: 8 }))
})
