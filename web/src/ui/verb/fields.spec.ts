import { describe, expect, it } from 'vitest'

import zh from '@/locales/zh-CN/form'

import { blankValues, bodyOf, evidenceKindsOf, fieldsOf, fitsBatch, labelOf, missing } from './fields'

describe('the form of a verb', () => {
  it('ends with the note', () => expect(fieldsOf('dispatch')).toEqual(['unit', 'assisting', 'clause', 'note']))
  it('has a note even when nothing is known of the verb', () => expect(fieldsOf('new_verb')).toEqual(['note']))
})

describe('what is missing', () => {
  it('is named in the order of the form', () =>
    expect(missing('request_suspension', ['note', 'until'], blankValues())).toBe('until'))
  it('is nothing when the table needs nothing', () => expect(missing('accept', [], blankValues())).toBeNull())
  it('is a note of blanks', () => expect(missing('reject', ['note'], { ...blankValues(), note: '  ' })).toBe('note'))
  it('is the finding of an inspection', () =>
    expect(missing('submit_inspection', ['finding', 'note'], { ...blankValues(), note: '已清' })).toBe('fixed'))
  it('is evidence only where it is needed', () => {
    const told = { ...blankValues(), note: '已清' }
    expect(missing('feed_back', ['note', 'evidence'], told)).toBe('evidence')
    expect(missing('report_back', ['note'], told)).toBeNull()
  })
})

describe('the body', () => {
  it('holds what the verb takes and nothing else', () =>
    expect(bodyOf('dispatch', { ...blankValues(), unit: 7, assisting: [8], clause: '第1条', note: ' 快 ' })).toEqual({
      note: '快',
      department_id: 7,
      assisting_ids: [8],
      clause: '第1条',
    }))
  it('leaves the inspector to the system', () => expect(bodyOf('request_inspection', blankValues())).toEqual({ note: '' }))
  it('says fixed or not', () =>
    expect(bodyOf('submit_inspection', { ...blankValues(), finding: 'no' })).toEqual({ note: '', fixed: false, evidence: [] }))
  it('suspends until the end of the office day', () =>
    expect(bodyOf('request_suspension', { ...blankValues(), until: '2026-12-01' }).until).toBe('2026-12-01T10:00:00.000Z'))
})

describe('many at once', () => {
  it.each([
    ['accept', [], true],
    ['dispatch', ['department'], true],
    ['feed_back', ['note', 'evidence'], false],
    ['submit_inspection', ['finding', 'note'], false],
    ['force_close', ['note'], false],
  ] as const)('%s: %s', (verb, needs, fits) => expect(fitsBatch(verb, needs)).toBe(fits))
})

it.each(['fixed', 'unit', 'unitBelow', 'inspector', 'main', 'until', 'rule', 'clause'] as const)('the words for %s are there', (field) => {
  expect(Object.keys(zh.form)).toContain(labelOf(field).replace('form.', ''))
})

it.each([
  ['submit_inspection', ['inspection']],
  ['submit_verification', ['verification']],
  ['feed_back', ['after', 'before', 'document']],
])('photos of %s show %o', (verb, kinds) => {
  expect(evidenceKindsOf(verb)).toEqual(kinds)
})
