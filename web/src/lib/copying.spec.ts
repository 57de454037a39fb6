import { afterEach, expect, it, vi } from 'vitest'

import { copied } from './copying'

const given = navigator.clipboard
const clipboard = (value: unknown) => Object.defineProperty(navigator, 'clipboard', { value, configurable: true })
let taken = ''
const old = (works: boolean) => {
  document.execCommand = vi.fn(() => {
    taken = document.querySelector('textarea')?.value ?? ''
    return works
  })
}
afterEach(() => {
  clipboard(given)
  taken = ''
  document.body.innerHTML = ''
})

it('uses the clipboard where there is one', async () => {
  clipboard({ writeText: async (text: string) => (taken = text) })
  expect([await copied('案件'), taken]).toEqual([true, '案件'])
})

it.each([
  ['there is none', undefined],
  ['it is forbidden', { writeText: () => Promise.reject(new Error('denied')) }],
])('copies the old way where %s, and leaves nothing behind', async (_, value) => {
  document.body.innerHTML = '<button id="here"></button>'
  document.getElementById('here')?.focus()
  clipboard(value)
  old(true)
  expect([await copied('案件'), taken]).toEqual([true, '案件'])
  expect([document.querySelector('textarea'), document.activeElement?.id]).toEqual([null, 'here'])
})

it('says so where nothing works', async () => {
  clipboard(undefined)
  old(false)
  expect(await copied('案件')).toBe(false)
})
