import { describe, expect, it } from 'vitest'

import type { Publication, PublicationRow, Standing } from '@/api/assessment'

import { chain, compared, counting, dotsOf, inGroups, lineOf } from './standing'

const row = (key: string, group: string, total: string | null, rank: number | null): Standing => ({
  key,
  label: `单位${key}`,
  group,
  total,
  rank,
  grade: null,
  board: null,
  sample: '10',
  flags: [],
  note: '',
  reasons: [],
  note_en: '',
  reasons_en: [],
  items: [],
  up: null,
  before: null,
  before_rank: null,
  year_ago: null,
  year_ago_rank: null,
})

describe('the ranking', () => {
  const rows = [row('1', '街道', '80', 2), row('2', '专业部门', null, null), row('3', '专业部门', '99', null), row('4', '专业部门', '70', 1), row('5', '街道', '90', 1)]
  const keys = (words = '', only = '') => inGroups(rows, words, only).map((group) => [group.name, group.rows.map((one) => one.key)])

  it('puts those without a place behind, those without a score last', () => {
    expect(keys()).toEqual([
      ['街道', ['5', '1']],
      ['专业部门', ['4', '3', '2']],
    ])
  })
  it('shows one group', () => expect(keys('', '街道')).toEqual([['街道', ['5', '1']]]))
  it('finds a name', () => expect(keys('单位4')).toEqual([['专业部门', ['4']]]))
})

const said = (id: number, period: string, corrected: number | null): PublicationRow =>
  ({ id, scheme: 'town', period, corrected, corrects: null }) as PublicationRow

describe('what was published', () => {
  const rows = [said(3, '2026-11', null), said(2, '2026-10', null), said(1, '2026-11', 3)]
  it('counts by its last correction', () => expect(counting(rows, 'town', '2026-11')?.id).toBe(3))
  it('is not there for another period', () => expect(counting(rows, 'town', '2026-09')).toBeNull())
  it('keeps all that was said', () => expect(chain(rows, 'town', '2026-11').map((one) => one.id)).toEqual([3, 1]))

  it('is compared with what was published before', () => {
    const of = (...scores: Standing[]) => ({ rows: scores }) as unknown as Publication
    const [first, second] = compared(of(row('1', 'g', '90', 1), row('2', 'g', '80', 2)), of(row('1', 'g', '85', 3)), null)
    expect([first?.up, first?.before, first?.year_ago]).toEqual([2, '85', null])
    expect([second?.up, second?.before]).toEqual([null, null])
  })
})

describe('a trend', () => {
  const point = (total: string | null, rank: number | null) => ({ key: '1', label: 'a', group: 'g', total, rank })
  const steps = [
    { period: '2026-09', points: [point('80', 2)] },
    { period: '2026-10', points: [] },
    { period: '2026-11', points: [point('90', 1)] },
  ]
  it('knows where nothing was scored', () => expect(dotsOf(steps, '1').map((dot) => dot.total)).toEqual([80, null, 90]))
  it('is drawn from low to high', () => expect(lineOf(dotsOf(steps, '1'), 104, 24)).toEqual([[2, 22], [102, 2]]))
  it('of equal totals is flat', () => expect(lineOf(dotsOf([steps[0] as never, steps[0] as never], '1'), 104, 24)).toEqual([[2, 12], [102, 12]]))
  it('of nothing is nothing', () => expect(lineOf(dotsOf(steps, '9'), 104, 24)).toEqual([]))
})
