// The keyboard.
import type { Shape } from '@/locales/shape'
import type zh from '@/locales/zh-CN/keys'

const en: Shape<typeof zh> = {
  keys: {
    title: 'Keyboard',
    everywhere: 'Everywhere',
    list: 'In a list',
    page: 'On a case',
    help: 'Show this table',
    search: 'Go to search',
    escape: 'Close, go back',
    go: 'Open list 1–9',
    move: 'Previous / next case',
    open: 'Open the case',
    select: 'Select / unselect',
    selectAll: 'Select all loaded',
    refresh: 'Refresh',
    verbs: 'Act: the letter on the button',
    print: 'Print case sheet',
  },
  deskKeys: {
    setup: 'Set-up',
    step: 'Change step',
    registration: 'At the call desk',
    dispatching: 'At the dispatch desk',
    help: 'This table, while typing',
    next: 'Next field',
    offers: 'Choose an offer',
    take: 'Take the offer and go on',
    phrase: 'Add a phrase',
    save: 'Save',
    see: 'Look at the nearest similar case',
    merge: 'Merge into the nearest similar case',
    copy: 'Copy number and code',
    clear: 'Clear',
    walk: 'Previous / next',
    tabs: 'To dispatch / to approve',
    edit: 'Change unit, write an opinion',
    leave: 'Leave the field',
    dispatch: 'Dispatch, then the next',
    send: 'Dispatch or approve from a field',
    decide: 'Approve / refuse',
    select: 'Select for a batch',
    open: 'Open the case page',
    others: 'Other actions: the letter on the button',
  },
}

export default en
