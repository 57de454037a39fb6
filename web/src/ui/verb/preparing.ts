// What a form must know before it can be filled in: units, people, filing rules, the proposal of the 权责清单.
import { computed, reactive, type Ref, watch } from 'vue'

import { client, data } from '@/api/client'
import { type Department, departments, flatten, type FlatDepartment, type Person } from '@/api/reference'
import type { components } from '@/api/schema.gen'
import { useSession } from '@/api/session'
import type { AllowedVerb, CaseDetail } from '@/api/types'

import { type Field, fieldsOf, type Values } from './fields'
import { ownSpell } from './spells'

export type Proposal = components['schemas']['ProposalOut']
export type Rule = components['schemas']['RuleOut']

export interface Asked {
  verb: AllowedVerb
  sample: CaseDetail
  numbers: string[]
}
export interface Known {
  units: FlatDepartment[]
  people: Person[]
  rules: Rule[]
  proposed: Proposal | null // what was proposed at first
  proposal: Proposal | null // what holds for the unit that is chosen now
  ownDue: string
}

/** The units below one's own, however deep one's own lie. */
export function unitsBelow(tree: readonly Department[], own: ReadonlySet<number>): Department[] {
  return tree.flatMap((unit) => (own.has(unit.id) ? unit.children : unitsBelow(unit.children, own)))
}

/** The limit of a rule where the case lies, else its first. */
export function limitOf(rule: Rule, areaClass: string): string {
  return (rule.limits.find((limit) => limit.area_class === areaClass) ?? rule.limits.at(0))?.label ?? ''
}

export function usePreparing(asked: Asked, values: Ref<Values>) {
  const session = useSession()
  const own = computed(() => new Set(session.me?.seats.map((seat) => seat.department.id)))
  const single = computed(() => asked.numbers.length === 1)
  const has = (field: Field) => fieldsOf(asked.verb.verb).includes(field)
  const known: Known = reactive({
    units: [],
    people: [],
    rules: [],
    proposed: null,
    proposal: null,
    // What is handed down must come back before one's own time is up.
    ownDue: computed(() => (has('unitBelow') && single.value ? (ownSpell(asked.sample.assignments, own.value)?.due_at ?? '') : '')),
  })

  async function prepareRules(): Promise<void> {
    const { nature, code } = asked.sample.category
    const path = { nature: nature as 'event', code }
    const found = await data(client.GET('/api/v1/categories/{nature}/{code}', { params: { path } }))
    known.rules = found.rules
    if (found.rules.length === 1) values.value.rule = found.rules[0]?.id ?? null
  }
  async function prepareUnits(): Promise<void> {
    const path = { number: asked.sample.number }
    const [tree, proposed] = await Promise.all([
      departments(),
      data(client.GET('/api/v1/cases/{number}/proposal', { params: { path } })),
    ])
    known.units = flatten(tree).filter((unit) => unit.kind !== 'centre')
    known.proposal = proposed
    takeProposal()
  }
  async function prepareBelow(): Promise<void> {
    known.units = flatten(unitsBelow(await departments(), own.value))
    if (known.units.length === 1) values.value.unit = known.units[0]?.id ?? null
  }
  async function preparePeople(): Promise<void> {
    const { holder } = asked.sample
    const query = has('inspector')
      ? ({ post: 'inspector' } as const)
      : ({ post: 'handler', ...(holder && { department_id: holder.department.id }) } as const)
    known.people = await data(client.GET('/api/v1/people', { params: { query } }))
  }
  async function prepare(): Promise<void> {
    if (has('rule')) await prepareRules()
    if (has('unit')) await prepareUnits()
    if (has('unitBelow')) await prepareBelow()
    if (has('inspector') || has('handler')) await preparePeople()
  }

  function takeProposal(): void {
    const lead = known.proposal?.lead
    if (!known.proposal || !lead) return
    known.proposed = known.proposal
    values.value.unit = lead.id
    values.value.assisting = known.proposal.assisting.map((unit) => unit.id)
    values.value.clause = known.proposal.clause
  }
  function backToProposal(): void {
    known.proposal = known.proposed
    takeProposal()
  }
  // Another unit may have another calendar: its own due date is shown, and the clause of the proposal is not its own.
  watch(
    () => values.value.unit,
    async (unit) => {
      if (!has('unit') || unit === null || !single.value) return
      const { proposed } = known
      if (unit === proposed?.lead?.id) {
        known.proposal = proposed
        return
      }
      if (proposed && values.value.clause === proposed.clause) values.value.clause = ''
      const path = { number: asked.sample.number }
      const told = await data(
        client.GET('/api/v1/cases/{number}/proposal', { params: { path, query: { department_id: unit } } }),
      ).catch(() => null)
      if (told && values.value.unit === unit) known.proposal = { ...told, trace: proposed?.trace ?? [], trace_en: proposed?.trace_en ?? [] }
    },
  )

  return { known, prepare, backToProposal }
}
