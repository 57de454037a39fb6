// The units' backlog.
import type { Shape } from '@/locales/shape'
import type zh from '@/locales/zh-CN/units'

const en: Shape<typeof zh> = {
  units: {
    title: 'Units',
    titleBelow: 'Units below',
    intro: 'What lies with each unit now. A number opens its cases.',
    failed: 'The backlog of the units cannot be read',
    empty: 'No units below',
    emptyText: 'The table of departments has no unit below yours yet; the administrator loads it in the set-up.',
    unit: 'Unit',
    own: 'Own unit',
    open: 'In hand',
    handedDown: 'From above',
    unsigned: 'To sign',
    nearDue: 'Nearly due',
    overdue: 'Overdue',
    suspended: 'Suspended',
    asked: 'Requests',
    total: 'Total',
    find: 'Find a unit',
    busyOnly: 'With cases only',
    none: 'No such unit.',
    load: '{open} in hand',
    loadLate: '{open} in hand, {overdue} overdue',
    idle: '0 in hand',
    parentDue: 'Your unit is due {time}; without a limit the unit below is due then too',
  },
}

export default en
