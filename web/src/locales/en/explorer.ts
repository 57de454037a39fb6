// Indicators explored.
import type { Shape } from '@/locales/shape'
import type zh from '@/locales/zh-CN/explorer'

const en: Shape<typeof zh> = {
  presets: 'Often used',
  presetNames: { heat: 'Weekday × hour', calendar: 'By day', unitCategory: 'Unit × kind', streetCategory: 'Street × kind', unitLate: 'Late by unit' },
  fact: 'Count',
  rows: 'Rows',
  columns: 'Columns',
  noColumns: 'none',
  by: 'Dated',
  bys: { reported_at: 'by report', filed_at: 'by filing', dispatched_at: 'by dispatch', due_at: 'by due date', closed_at: 'by closure' },
  byWhat: 'by {what}',
  sum: 'Sum',
  hour: '{n}:00',
  weekdays: { 1: 'Mon', 2: 'Tue', 3: 'Wed', 4: 'Thu', 5: 'Fri', 6: 'Sat', 7: 'Sun' },
  chart: 'Chart by {what}',
  clickCell: 'Open any cell for its cases',
  unitNote: 'By unit, a case counts once for every unit that held it.',
  noCount: 'No such cases in {period}',
  noCountText: 'Try another period or another count.',
  itemKinds: {
    linear: 'by rate', benchmark: 'benchmark', band: 'bands', count_deduct: 'deduction', base_minus: 'base minus', formula: 'formula', manual: 'mark', adjust: 'adjustment',
  },
  dimensions: {
    unit: 'unit', street: 'street', community: 'community', cell: 'grid cell', nature: 'nature', category: 'kind', source: 'source', area: 'area class', month: 'month', day: 'day', weekday: 'weekday', hour: 'hour',
  },
  facts: {
    reported: 'Reported', accepted: 'Accepted', rejected: 'Rejected', filed: 'Filed', voided: 'Voided', dispatched: 'Dispatched', handled: 'Handled', handled_on_time: 'Handled on time',
    handled_late: 'Handled late', unhandled_overdue: 'Overdue, unhandled', closed: 'Closed', closed_on_time: 'Closed on time', closed_late: 'Closed late', same_day_closed: 'Closed the same day',
    rework: 'Rework', sent_back: 'Sent back', extended: 'Extended', suspended: 'Suspended', urged_count: 'Times urged', overseen: 'Under oversight', public_report: 'Public reports',
    verified_public_report: 'Public reports found true', reopened: 'Reopened', satisfied: 'Satisfied', dissatisfied: 'Dissatisfied',
  },
}

export default en
