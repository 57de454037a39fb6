// Marks and adjustments entered.
import type { Shape } from '@/locales/shape'
import type zh from '@/locales/zh-CN/entries'

const en: Shape<typeof zh> = {
  entriesText: 'Every entry has its basis; a correction is another entry.',
  marks: 'Marks and counts',
  markProgress: '{done} of {all} entered',
  nothingWanted: 'This scheme asks for no entries.',
  upTo: '(of {full})',
  notEntered: 'not entered',
  enterNow: 'Enter',
  adjustments: 'Adjustments',
  addAdjustment: 'Add an adjustment',
  noAdjustments: 'No adjustments in this period.',
  exemptions: 'Exempt objects',
  addExemption: 'Exempt an object',
  noExemptions: 'Nobody is exempt in this period.',
  exemptedCases: 'Exempt cases',
  addCaseExemption: 'Exempt a case',
  noExemptedCases: 'No case is exempt.',
  about: 'About',
  what: 'What',
  basis: 'Basis',
  basisHint: 'Title and number of the document, or an explanation',
  enteredWho: 'Entered',
  seePaper: 'See the paper',
  exempted: 'not scored',
  exemptionCancelled: 'exemption taken back',
  cancelLine: 'Take back',
  cancelled: 'taken back',
  entryTitles: { mark: 'Enter a mark', adjust: 'Adjustment', exempt: 'Exempt an object', exemptCase: 'Exempt a case', cancelAdjustment: 'Take back an adjustment', cancelExemption: 'Take back an exemption' },
  markUpTo: 'Mark (0–{full})',
  inputNumber: 'Count',
  emptyTakesBack: 'empty takes it back',
  adjustPoints: 'Points',
  adjustReason: 'Reason',
  caseNumber: 'Number of the case',
  paper: 'Paper (optional)',
  enter: 'Enter',
  entered: 'Entered',
}

export default en
