import { beforeEach, expect, it } from 'vitest'

import { belongTo, valueOf } from '@/lib/kept'

import { phrasesFor, usedPhrase } from './phrases'

beforeEach(() => {
  localStorage.clear()
  belongTo('wang')
})

it('own ones come first, the latest before the others, each once', () => {
  for (const note of ['已派人。', '已清理。', '已派人。']) usedPhrase('close', note)
  expect(phrasesFor('close', ['同意结案。'])).toEqual(['已派人。', '已清理。', '同意结案。'])
  expect(phrasesFor('urge', ['请抓紧。'])).toEqual(['请抓紧。'])
})

it('are those of the person, not of the browser', () => {
  usedPhrase('close', '已派人。')
  belongTo('zhao')
  expect(phrasesFor('close', [])).toEqual([])
})

it.each([
  ['nothing', '  '],
  ['a letter', '长'.repeat(61)],
  ['what names a telephone', '已告知 138-0000-0000。'],
])('%s is no phrase', (_, note) => {
  usedPhrase('close', note)
  expect(valueOf('phrases')).toBeUndefined()
})

it('few are kept, and the verbs used last', () => {
  for (const note of ['一', '二', '三', '四', '五', '六']) usedPhrase('close', note)
  expect(valueOf('phrases')).toEqual({ close: ['六', '五', '四', '三', '二'] })
  for (let place = 0; place < 40; place += 1) usedPhrase(`verb${place}`, '好')
  const verbs = Object.keys(valueOf('phrases') as object)
  expect([verbs.length, verbs[0], verbs.includes('close')]).toEqual([40, 'verb39', false])
})

it('what does not fit counts as none', () => {
  localStorage.setItem('cityloop.wang.phrases', '{"close": "已派人。"}')
  belongTo('wang')
  expect(phrasesFor('close', [])).toEqual([])
})
