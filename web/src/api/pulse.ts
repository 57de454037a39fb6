// What has just happened, asked for cheaply every moment: lists, counts and the open case follow it.
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'

import { Calls } from '@/lib/calls'
import { poll, type Polling } from '@/lib/poll'

interface Changes {
  cursor: string
  changed: string[]
  mine: string[]
  more: boolean
}

const PATH = '/api/v1/changes'

export const usePulse = defineStore('pulse', () => {
  const numbers = ref<ReadonlySet<string>>(new Set())
  const beat = ref(0)
  const called = shallowRef<string[]>([]) // new ones that wait for me
  const calls = new Calls()
  const lost = ref(false)
  let cursor = ''
  let polling: Polling | undefined

  function strike(changed: string[]): void {
    numbers.value = new Set(changed)
    beat.value += 1
  }

  async function ask(): Promise<boolean> {
    let response: Response
    try {
      // 304 means: nothing new. The cache must not hide that from us.
      response = await fetch(cursor ? `${PATH}?since=${cursor}` : PATH, {
        credentials: 'same-origin',
        cache: 'no-store',
        headers: cursor ? { 'If-None-Match': `"${cursor}"` } : {},
      })
    } catch {
      lost.value = true
      return false
    }
    if (response.status === 401) return false
    if (response.status === 422) cursor = ''
    const well = response.ok || response.status === 304
    const cameBack = well && lost.value
    lost.value = !well
    if (!response.ok) {
      if (cameBack) strike([])
      return well
    }
    const told = (await response.json()) as Changes
    const begun = cursor !== ''
    cursor = told.cursor
    const worth = calls.heed(told.mine, Date.now())
    if (begun && !told.more && worth.length > 0) called.value = worth
    if (told.changed.length > 0 || told.more || cameBack) strike(told.changed)
    return true
  }

  function start(): void {
    if (polling) return
    polling = poll(ask)
    polling.soon()
  }

  function stop(): void {
    polling?.stop()
    polling = undefined
    cursor = ''
    lost.value = false
  }

  /** Right after an act of one's own. */
  function soon(): void {
    polling?.soon()
  }

  /** A case that I have just moved on does not call me. */
  function acted(number: string): void {
    calls.acted(number, Date.now())
  }

  return { numbers, beat, lost, called, acted, start, stop, soon }
})
