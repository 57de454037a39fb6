// The days behind us as a chart.
import type { Day } from '@/api/figures'

import type { Series } from './chart'

export const DAY_FIGURES = ['reported', 'handled', 'late'] as const

const LOOKS = { reported: ['--brand', 'bar'], handled: ['--green', 'line'], late: ['--red', 'line'] } as const

/** Reported as bars; handled and late as lines over them. */
export function daySeries(days: readonly Day[], word: (name: string) => string): Series[] {
  return DAY_FIGURES.map((name) => {
    const [colour, as] = LOOKS[name]
    return { name: word(name), values: days.map((day) => day[name].count), colour, as }
  })
}

/** "2026-11-18" under a column of its day. */
export const dayLabel = (on: string): string => on.slice(5).replace('-', '/')
