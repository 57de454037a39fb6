// What the form of a verb asks for, and the body that it sends. `needs` come from the server's table of moves;
// what a verb takes besides is listed here.
import { startOfDay } from '@/lib/dates'

export type Field =
  | 'note'
  | 'clause'
  | 'evidence'
  | 'rule'
  | 'unit'
  | 'unitBelow'
  | 'assisting'
  | 'inspector'
  | 'handler'
  | 'confirmed'
  | 'fixed'
  | 'main'
  | 'until'
  | 'limit'
  | 'answer'
  | 'answerDue'
  | 'factor'
  | 'satisfaction'
  | 'request'
  | 'amendment'

export interface Values {
  note: string
  clause: string
  evidence: string[]
  rule: number | null
  unit: number | null
  assisting: number[]
  person: number | null
  finding: '' | 'yes' | 'no'
  main: string
  until: string
  amount: string
  limitUnit: string
  answer: string
  answerDue: string
  factor: string
  satisfaction: string
  description: string
  address: string
  urgent: boolean
}

export function blankValues(): Values {
  return {
    note: '',
    clause: '',
    evidence: [],
    rule: null,
    unit: null,
    assisting: [],
    person: null,
    finding: '',
    main: '',
    until: '',
    amount: '',
    limitUnit: 'work_hour',
    answer: '',
    answerDue: '',
    factor: '1',
    satisfaction: '',
    description: '',
    address: '',
    urgent: false,
  }
}

const BESIDES: Record<string, readonly Field[]> = {
  request_verification: ['inspector'],
  submit_verification: ['confirmed', 'evidence'],
  merge: ['main'],
  file_case: ['rule'],
  dispatch: ['unit', 'assisting', 'clause'],
  designate: ['unit', 'assisting', 'clause'],
  feed_back: ['evidence'],
  report_back: ['evidence'],
  redispatch: ['unitBelow', 'limit'],
  assign_person: ['handler'],
  request_send_back: ['clause'],
  request_suspension: ['until'],
  request_inspection: ['inspector'],
  reinspect: ['inspector'],
  submit_inspection: ['fixed', 'evidence'],
  extend: ['request', 'factor'],
  send_back: ['request'],
  suspend: ['request'],
  void: ['request'],
  refuse_request: ['request'],
  withdraw_request: ['request'],
  close: ['answer'],
  force_close: ['answer'],
  place_under_oversight: ['answerDue'],
  follow_up: ['satisfaction'],
  amend: ['amendment'],
}
// Must be chosen here although the table does not say "needs", or may be left open although it does.
const CHOSEN: ReadonlySet<Field> = new Set(['rule', 'unit', 'unitBelow', 'handler', 'confirmed', 'fixed', 'main', 'until'])

/** The fields of a verb in the order of the form; the note comes last but is there for every verb. */
export function fieldsOf(verb: string): Field[] {
  return [...(BESIDES[verb] ?? []), 'note']
}

export function isRequired(field: Field, needs: readonly string[]): boolean {
  if (CHOSEN.has(field)) return true
  return (['note', 'clause', 'evidence'] as Field[]).includes(field) && needs.includes(field)
}

const LABELS: Partial<Record<Field, string>> = {
  confirmed: 'finding',
  fixed: 'finding',
  unit: 'department',
  unitBelow: 'departmentBelow',
  handler: 'person',
  inspector: 'person',
}
/** How a field is called: the key of its words. */
export function labelOf(field: Field): string {
  return `form.${LABELS[field] ?? field}`
}

/** What photos of this verb show; the first kind is taken at first. */
export function evidenceKindsOf(verb: string): string[] {
  if (verb === 'submit_verification') return ['verification']
  if (verb === 'submit_inspection') return ['inspection']
  return ['after', 'before', 'document']
}

/** The first field that must be filled in and is not; null when the form can go. */
export function missing(verb: string, needs: readonly string[], values: Values): Field | null {
  return fieldsOf(verb).find((field) => isRequired(field, needs) && !isFilled(field, values)) ?? null
}

function isFilled(field: Field, values: Values): boolean {
  switch (field) {
    case 'note':
      return values.note.trim() !== ''
    case 'clause':
      return values.clause.trim() !== ''
    case 'evidence':
      return values.evidence.length > 0
    case 'rule':
      return values.rule !== null
    case 'unit':
    case 'unitBelow':
      return values.unit !== null
    case 'handler':
      return values.person !== null
    case 'confirmed':
    case 'fixed':
      return values.finding !== ''
    case 'main':
      return values.main.trim() !== ''
    case 'until':
      return values.until !== ''
    default:
      return true
  }
}

/** The body: only what this verb takes, since the server refuses fields that it does not know. */
export function bodyOf(verb: string, values: Values): Record<string, unknown> {
  const body: Record<string, unknown> = { note: values.note.trim() }
  for (const field of fieldsOf(verb)) Object.assign(body, PARTS[field](values))
  return body
}

const PARTS: Record<Field, (values: Values) => Record<string, unknown>> = {
  note: () => ({}),
  request: () => ({}),
  clause: (values) => ({ clause: values.clause.trim() }),
  evidence: (values) => ({ evidence: values.evidence }),
  rule: (values) => ({ rule_id: values.rule }),
  unit: (values) => ({ department_id: values.unit }),
  unitBelow: (values) => ({ department_id: values.unit }),
  assisting: (values) => ({ assisting_ids: values.assisting }),
  inspector: (values) => (values.person === null ? {} : { person_id: values.person }),
  handler: (values) => ({ person_id: values.person }),
  confirmed: (values) => ({ confirmed: values.finding === 'yes' }),
  fixed: (values) => ({ fixed: values.finding === 'yes' }),
  main: (values) => ({ main: values.main.trim() }),
  until: (values) => ({ until: endOfDay(values.until) }),
  limit: (values) => (Number(values.amount) > 0 ? { limit: { amount: values.amount, unit: values.limitUnit } } : {}),
  answer: (values) => ({ answer: values.answer.trim() }),
  answerDue: (values) => (values.answerDue ? { answer_due_at: endOfDay(values.answerDue) } : {}),
  factor: (values) => ({ factor: values.factor || '1' }),
  satisfaction: (values) => (values.satisfaction ? { satisfaction: values.satisfaction } : {}),
  amendment: (values) => ({ description: values.description, address: values.address, urgent: values.urgent }),
}

/** "Until the 20th" means the end of its office day: 18:00 in the platform's zone. */
function endOfDay(day: string): string {
  return new Date(Date.parse(startOfDay(day)) + 18 * 3_600_000).toISOString()
}

// What can be said over many cases at once: nothing that must be looked at case by case.
const ALONE: ReadonlySet<Field> = new Set(['evidence', 'confirmed', 'fixed', 'main', 'amendment', 'request'])

export function fitsBatch(verb: string, needs: readonly string[]): boolean {
  return !fieldsOf(verb).some((field) => ALONE.has(field)) && !needs.includes('evidence') && verb !== 'force_close'
}
