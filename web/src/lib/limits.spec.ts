import { expect, it } from 'vitest'

import zh from '@/locales/zh-CN/words'

import { limitIn } from './limits'

it.each(Object.entries(zh.unit))('%s is read from its Chinese, %s', (unit, word) => {
  expect(limitIn(`1.5 ${word}`)).toEqual({ amount: '1.5', unit })
})

it.each(['', '即办', '4工作时', '4 周', '4 工作时 起'])('"%s" stays as it was said', (label) => {
  expect(limitIn(label)).toBeNull()
})
