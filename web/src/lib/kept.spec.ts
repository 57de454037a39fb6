import { beforeEach, expect, it, vi } from 'vitest'

import { belongTo, heard, owner, preference, sent, unsent, valueOf, whenChosen } from './kept'

const isText = (kept: unknown): kept is string => typeof kept === 'string'
const theme = preference('theme', () => 'auto', isText)
const filters = preference('filters', () => 'none', isText)

beforeEach(() => {
  localStorage.clear()
  belongTo('')
  whenChosen(() => undefined)
})

it('keeps for each person their own', () => {
  belongTo('wang')
  theme.value = 'dark'
  belongTo('zhao')
  expect(theme.value).toBe('auto')
  theme.value = 'light'
  belongTo('')
  expect(theme.value).toBe('auto')
  belongTo('wang')
  expect(theme.value).toBe('dark')
})

it('shows at the first paint what the last one here has chosen', async () => {
  belongTo('wang')
  theme.value = 'dark'
  vi.resetModules()
  const fresh = await import('./kept')
  expect([fresh.owner.value, fresh.valueOf('theme')]).toEqual(['wang', 'dark'])
})

it('sends nothing while nobody is signed in', () => {
  const told = vi.fn()
  whenChosen(told)
  theme.value = 'dark'
  expect([owner.value, unsent(), told.mock.calls.length]).toEqual(['', [], 0])
})

it('takes what the server says, except what waits to be sent', () => {
  belongTo('wang')
  theme.value = 'dark'
  heard({ theme: 'light', filters: 'east' })
  expect([theme.value, filters.value, unsent()]).toEqual(['dark', 'east', ['theme']])
})

it('sends up once what an older console kept here alone', () => {
  localStorage.setItem('cityloop.wang.filters', '"old"')
  localStorage.setItem('cityloop.wang.theme', '"dark"')
  belongTo('wang')
  heard({ theme: 'light' })
  expect([theme.value, filters.value, unsent()]).toEqual(['light', 'old', ['filters']])
})

it('sends up what was kept here alone before it was kept on the server', () => {
  localStorage.setItem('cityloop.wang.met', 'true')
  localStorage.setItem('cityloop.wang.phrases', '{"close":["已派人。"]}')
  localStorage.setItem('cityloop.wang.theme', '"dark"')
  belongTo('wang')
  heard({})
  expect([valueOf('phrases'), theme.value, unsent()]).toEqual([{ close: ['已派人。'] }, 'auto', ['phrases']])
  sent('phrases', valueOf('phrases'))
  heard({})
  expect([valueOf('phrases'), unsent()]).toEqual([undefined, []])
})

it('drops what was dropped on the server', () => {
  belongTo('wang')
  heard({ theme: 'dark' })
  heard({})
  belongTo('wang')
  expect([theme.value, unsent()]).toEqual(['auto', []])
})

it('does not take for sent what was changed meanwhile', () => {
  belongTo('wang')
  theme.value = 'dark'
  const underway = valueOf('theme')
  theme.value = 'light'
  sent('theme', underway)
  expect(unsent()).toEqual(['theme'])
  sent('theme', 'light')
  expect(unsent()).toEqual([])
})

it('takes what does not fit for nothing', () => {
  belongTo('wang')
  heard({ theme: { colour: 5 } })
  expect(theme.value).toBe('auto')
})
