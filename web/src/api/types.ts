// Short names for the generated shapes that screens speak of.
import type { components } from './schema.gen'

type Schemas = components['schemas']

export type Me = Schemas['Me']
export type CaseRow = Schemas['CaseRow']
export type CasePage = Schemas['CasePage']
export type CaseDetail = Schemas['CaseDetail']
export type AllowedVerb = Schemas['AllowedVerb']
export type AssignmentOut = Schemas['AssignmentOut']
export type TimelineOut = Schemas['TimelineOut']
export type EvidenceOut = Schemas['EvidenceOut']
export type Similar = Schemas['Similar']
export type Moved = Schemas['Moved']
