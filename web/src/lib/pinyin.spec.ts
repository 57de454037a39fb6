import { describe, expect, it } from 'vitest'

import { found, isLike } from './pinyin'

const first = { name: '环卫中心', initials: 'hwzx' }
const units = [
  first,
  { name: '市环卫处', initials: 'shwc' },
  { name: '执法大队', initials: 'zfdd' },
]

describe('pinyin initials', () => {
  it('finds by initials, by characters, and in capitals', () => {
    expect(isLike(first, 'hw')).toBe(true)
    expect(isLike(first, 'HW')).toBe(true)
    expect(isLike(first, '环卫')).toBe(true)
    expect(isLike(first, 'zf')).toBe(false)
  })

  it('puts what begins so first', () => {
    expect(found(units, 'hw', 5).map((one) => one.name)).toEqual(['环卫中心', '市环卫处'])
    expect(found(units, '', 2)).toHaveLength(2)
  })
})
