import { describe, expect, it } from 'vitest'

import { NO_FILTERS } from '@/lib/filters'

import { exportPath } from './download'

describe('the file of a list', () => {
  it('has the filter and the columns of the screen, in their order', () => {
    const path = exportPath('all', { ...NO_FILTERS, text: '井盖', open: 'true', unit: '7' }, ['lamp', 'left', 'due', 'number'])
    const asked = new URL(path, 'http://here')
    expect(asked.pathname).toBe('/api/v1/exports/worklists/all.xlsx')
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      text: '井盖',
      open: 'true',
      department_id: '7',
      columns: 'lamp,left,due_at,number',
    })
  })
})
