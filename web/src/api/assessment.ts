// 考核: scores, their sheets, the cases behind a number, trials, entries, appeals and publications.
import { client, data, newKey } from './client'
import type { components, operations } from './schema.gen'

type Schemas = components['schemas']
type Asked<Name extends keyof operations> = NonNullable<operations[Name]['parameters'] extends { query?: infer Query } ? Query : never>

export type Scores = Schemas['ScoresOut']
export type Score = Schemas['ScoreOut']
export type Standing = Schemas['ScoreStandingOut']
export type Item = Schemas['ItemOut']
export type Grade = Schemas['GradeOut']
export type Step = Schemas['TrendStepOut']
export type SheetAnswer = Schemas['SheetOut']
export type SheetItem = Schemas['SheetItemOut']
export type Rate = Schemas['FormulaOut']
export type Drawn = Schemas['DrawnOut']
export type Behind = Schemas['BehindOut']
export type BehindPage = Schemas['BehindPage']
export type Trial = Schemas['TrialOut']
export type Change = Schemas['ChangeOut']
export type Pivot = Schemas['PivotOut']
export type SchemeRow = Schemas['SchemeRow']
export type Scheme = Schemas['SchemeOut']
export type Shipped = Schemas['ShippedOut']
export type Checked = Schemas['CheckedOut']
export type Tunable = Schemas['TunableOut']
export type Entries = Schemas['EntriesOut']
export type Mark = Schemas['MarkOut']
export type Adjustment = Schemas['AdjustmentOut']
export type Exemption = Schemas['ExemptionOut']
export type Member = Schemas['GroupOut']
export type Appeal = Schemas['AppealOut']
export type Paper = Schemas['PaperOut']
export type Appealable = Schemas['AppealableOut']
export type PublicationRow = Schemas['PublicationRow']
export type Publication = Schemas['PublicationOut']
export type ExploreQuery = Asked<'assessment_explore'>
export type Fact = Asked<'assessment_cases'>['fact']
export type ObjectType = Asked<'assessment_groups'>['object_type']

/** Where the numbers of a sheet come from: as they stand, or as they were published. */
export interface Source {
  scheme: string
  period: string
  publication: number | null
}

export const schemes = () => data(client.GET('/api/v1/assessment/schemes'))
export const shippedSchemes = () => data(client.GET('/api/v1/assessment/schemes/shipped'))
export const schemeOf = (version_id: number) =>
  data(client.GET('/api/v1/assessment/schemes/{version_id}', { params: { path: { version_id } } }))
export const checkText = (text: string) => data(client.POST('/api/v1/assessment/schemes/check', { body: { text } }))
export const adopt = (text: string, valid_from: string) =>
  data(client.POST('/api/v1/assessment/schemes', { body: { text, valid_from } }))
export const retire = (version_id: number, on: string) =>
  data(client.POST('/api/v1/assessment/schemes/{version_id}/retire', { params: { path: { version_id } }, body: { on } }))

export const scores = (scheme: string, period: string) =>
  data(client.GET('/api/v1/assessment/scores', { params: { query: { scheme, period } } }))
export const trend = (scheme: string, period: string, steps: number) =>
  data(client.GET('/api/v1/assessment/trend', { params: { query: { scheme, period, steps } } }))
export const members = (object_type: ObjectType) =>
  data(client.GET('/api/v1/assessment/groups', { params: { query: { object_type } } }))

export const putGroups = (object_type: ObjectType, groups: Record<string, string>) =>
  data(client.PUT('/api/v1/assessment/groups', { body: { object_type, groups } }))
export const appealDays = () => data(client.GET('/api/v1/assessment/policy'))
export const putAppealDays = (appeal_days: number) => data(client.PUT('/api/v1/assessment/policy', { body: { appeal_days } }))

export function sheet(source: Source, object: string): Promise<SheetAnswer> {
  const { scheme, period, publication } = source
  if (publication === null) return data(client.GET('/api/v1/assessment/sheet', { params: { query: { scheme, period, object } } }))
  const path = { publication_id: publication }
  return data(client.GET('/api/v1/assessment/publications/{publication_id}/sheet', { params: { path, query: { object } } }))
}

/** The cases behind a number of a sheet, page by page. */
export function casesBehind(source: Source, object: string, fact: Fact, cursor: string): Promise<BehindPage> {
  const { scheme, period, publication } = source
  if (publication === null) {
    const query = { scheme, period, object, fact, cursor }
    return data(client.GET('/api/v1/assessment/trace/cases', { params: { query } }))
  }
  const path = { publication_id: publication }
  const query = { object, fact, cursor }
  return data(client.GET('/api/v1/assessment/publications/{publication_id}/cases', { params: { path, query } }))
}

export const explore = (query: ExploreQuery) => data(client.GET('/api/v1/assessment/explore', { params: { query } }))
export const casesOfCell = (query: ExploreQuery, row: string, column: string, cursor: string) =>
  data(client.GET('/api/v1/assessment/explore/cases', { params: { query: { ...query, row, column, cursor } } }))

export const whatIf = (scheme: string, period: string, changes: Record<string, number>) =>
  data(client.POST('/api/v1/assessment/what-if', { body: { scheme, period, changes } }))
export const dryRun = (text: string, period: string, against: string) =>
  data(client.POST('/api/v1/assessment/dry-run', { body: { text, period, against } }))

export const publications = (scheme = '') =>
  data(client.GET('/api/v1/assessment/publications', { params: { query: scheme ? { scheme } : {} } }))
export const publication = (publication_id: number) =>
  data(client.GET('/api/v1/assessment/publications/{publication_id}', { params: { path: { publication_id } } }))
export const publish = (scheme: string, period: string) =>
  data(client.POST('/api/v1/assessment/publications', { body: { scheme, period } }))
export const correct = (publication_id: number, reason: string) =>
  data(
    client.POST('/api/v1/assessment/publications/{publication_id}/correct', {
      params: { path: { publication_id } },
      body: { reason },
    }),
  )

export const entries = (scheme: string, period: string) =>
  data(client.GET('/api/v1/assessment/entries', { params: { query: { scheme, period } } }))
export const exemptedCases = () => data(client.GET('/api/v1/assessment/exemptions/cases'))
const keyed = () => ({ header: { 'Idempotency-Key': newKey() } })
export const putMark = (body: Schemas['MarkIn']) => data(client.POST('/api/v1/assessment/marks', { body, params: keyed() }))
export const adjust = (body: Schemas['AdjustmentIn']) => data(client.POST('/api/v1/assessment/adjustments', { body, params: keyed() }))
export const exempt = (body: Schemas['EntryIn']) => data(client.POST('/api/v1/assessment/exemptions', { body, params: keyed() }))
export const exemptCase = (body: Schemas['CaseExemptionIn']) =>
  data(client.POST('/api/v1/assessment/exemptions/cases', { body, params: keyed() }))
export function cancelEntry(kind: 'adjustments' | 'exemptions', line_id: number, body: Schemas['BasisIn']): Promise<unknown> {
  const params = { path: { line_id } }
  return kind === 'adjustments'
    ? data(client.POST('/api/v1/assessment/adjustments/{line_id}/cancel', { params, body }))
    : data(client.POST('/api/v1/assessment/exemptions/{line_id}/cancel', { params, body }))
}

export const appealable = () => data(client.GET('/api/v1/assessment/appealable'))
export const appeals = () => data(client.GET('/api/v1/assessment/appeals'))
export const fileAppeal = (body: Schemas['AppealIn']) => data(client.POST('/api/v1/assessment/appeals', { body }))
export const review = (appeal_id: number, agrees: boolean, note: string) =>
  data(client.POST('/api/v1/assessment/appeals/{appeal_id}/review', { params: { path: { appeal_id } }, body: { agrees, note } }))
export const withdraw = (appeal_id: number, note: string) =>
  data(client.POST('/api/v1/assessment/appeals/{appeal_id}/withdraw', { params: { path: { appeal_id } }, body: { note } }))
export const paperUrl = (id: string) => `/api/v1/assessment/evidence/${id}`

/** One line of the difference of a correction. */
export interface Differs {
  key: string
  label: string
  group: string
  total_before: string | null
  total_after: string | null
  rank_before: number | null
  rank_after: number | null
  facts: { fact: string; label: string; before: number; after: number; added: string[]; removed: string[] }[]
  entered: string[]
}
/** The server tells it as it froze it. */
export const differenceOf = (told: Publication) => told.difference as unknown as Differs[]
