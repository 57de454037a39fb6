import { describe, expect, it } from 'vitest'

import type { SetupState } from '@/api/setup'

import { firstOpen, lacking, laidOut } from './wizard'

const step = (name: string, done: boolean, blocking = true) => ({
  step: name,
  label: name,
  done,
  count: 0,
  what: '', what_en: '',
  remedy: '', remedy_en: '',
  blocking,
  kind: '',
})
const NAMES = ['platform', 'divisions', 'cells', 'centre', 'units', 'post:intake', 'post:inspector', 'catalogue', 'numbering']
const tables = ['divisions', 'departments', 'people', 'duty-grids', 'cells', 'roads'].map((kind) => ({ kind, label: kind, about: '' }))
const state = (done: string[], ready = false): SetupState => ({
  ready,
  steps: [...NAMES.map((name) => step(name, done.includes(name))), step('responsibilities', false, false), step('channels', false, false)],
  tables,
})

describe('the wizard', () => {
  it('gives every step of the server a place', () => {
    const placed = laidOut(state([])).flatMap((stage) => stage.asks.map((one) => one.step))
    expect([...placed].sort()).toEqual([...NAMES, 'responsibilities', 'channels'].sort())
  })

  it('begins where something needed is missing', () => {
    expect(firstOpen(laidOut(state([])))).toBe('frame')
    expect(firstOpen(laidOut(state(['platform', 'numbering', 'divisions', 'centre'])))).toBe('departments')
    expect(firstOpen(laidOut(state(NAMES, true)))).toBe('trial')
  })

  it('does not wait for what is only advised', () => {
    const stages = laidOut(state(NAMES, true))
    expect(stages.find((one) => one.name === 'channels')?.standing).toBe('advised')
    expect(stages.find((one) => one.name === 'people')?.standing).toBe('done')
    expect(lacking(state(['platform']))).toBe(8)
  })

  it('has the test case behind it when there is a case', () => {
    const trial = (told: SetupState) => laidOut(told).at(-1)?.standing
    const ready = state(NAMES, true)
    const run = { ...ready, steps: ready.steps.map((one) => (one.step === 'numbering' ? { ...one, count: 1 } : one)) }
    expect([trial(state([])), trial(ready), trial(run)]).toEqual(['missing', 'advised', 'done'])
  })

  it('keeps tables that can come later apart', () => {
    const grids = laidOut(state([])).find((one) => one.name === 'grids')
    expect(grids?.tables.map((one) => one.kind)).toEqual(['duty-grids', 'cells'])
    expect(grids?.later.map((one) => one.kind)).toEqual(['roads'])
  })
})
