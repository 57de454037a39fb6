import { expect, it } from 'vitest'

import type { SchemeRow } from '@/api/assessment'

import { byObject, onePerScheme } from './options'

const row = (scheme: string, version: string, valid_from: string, in_force: boolean, type = 'unit'): SchemeRow => ({
  id: 1,
  scheme,
  version,
  title: scheme,
  period: { value: 'month', label: '月' },
  object_type: { value: type, label: type },
  groups: [],
  digest: '',
  valid_from,
  retired_on: null,
  adopted_by: null,
  adopted_at: '2026-01-01T00:00:00Z',
  in_force,
})

it('shows a scheme once, by the version that counts today', () => {
  const rows = [row('old', '1', '2024-01-01', false), row('town', '1', '2025-01-01', true), row('town', '2', '2027-01-01', false)]
  expect(onePerScheme(rows).map((one) => [one.scheme, one.version])).toEqual([
    ['town', '1'],
    ['old', '1'],
  ])
})

it('shows the latest of those that no longer count', () => {
  const rows = [row('old', '1', '2024-01-01', false), row('old', '2', '2025-01-01', false)]
  expect(onePerScheme(rows).map((one) => one.version)).toEqual(['2'])
})

it('puts schemes under what they score', () => {
  const rows = [row('a', '1', '2025-01-01', true), row('b', '1', '2025-01-01', true, 'cell'), row('c', '1', '2025-01-01', true)]
  expect(byObject(rows).map((group) => [group.type, group.schemes.length])).toEqual([
    ['unit', 2],
    ['cell', 1],
  ])
})
