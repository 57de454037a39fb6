// What a decision leans on: which request waits, which verb grants it, how often the case was granted something before.
import type { AllowedVerb, CaseDetail, CaseRow } from '@/api/types'
import { shortcuts } from '@/lib/shortcuts'

import { OWN_LETTERS } from './keys'

type Request = CaseDetail['requests'][number]

const GRANTS: Record<string, string> = { send_back: 'send_back', extension: 'extend', suspension: 'suspend', void: 'void' }
export const DECISIONS: ReadonlySet<string> = new Set([...Object.values(GRANTS), 'refuse_request'])

export function waiting(found: CaseDetail): Request | null {
  return found.requests.find((request) => request.decision === '') ?? null
}

export function verbOf(found: CaseDetail, verb: string): AllowedVerb | null {
  return found.allowed.find((one) => one.verb === verb) ?? null
}

export function granting(found: CaseDetail): AllowedVerb | null {
  const request = waiting(found)
  return request && verbOf(found, GRANTS[request.asked] ?? '')
}

/** How many of each kind were granted so far, in the order in which they first were. */
export function granted(found: CaseDetail): { asked: string; label: string; n: number }[] {
  const approved = found.requests.filter((one) => one.decision === 'approved')
  const kinds = new Map(approved.map((one) => [one.asked, one.asked_label]))
  return [...kinds].map(([asked, label]) => ({ asked, label, n: approved.filter((one) => one.asked === asked).length }))
}

/** Where one stands after the list has changed: on the same case, else on the one that took its place. */
export function standOn(rows: readonly CaseRow[], before: readonly CaseRow[], current: string): string {
  if (rows.some((row) => row.number === current)) return current
  const there = new Set(rows.map((row) => row.number))
  const at = before.findIndex((row) => row.number === current)
  const behind = before.slice(at + 1).find((row) => there.has(row.number))
  return (behind ?? rows.at(at < 0 ? 0 : -1))?.number ?? ''
}

/** What else may be said about the case: the other buttons. */
export function otherVerbs(found: CaseDetail): AllowedVerb[] {
  return found.allowed.filter((verb) => verb.enabled && verb.verb !== 'dispatch' && !DECISIONS.has(verb.verb))
}

/** Their letters, so far as the desk leaves them free. */
export function lettersOf(others: readonly AllowedVerb[]): Map<string, string> {
  const found = shortcuts(['dispatch', ...others.map((verb) => verb.verb)])
  return new Map([...found].filter(([, letter]) => !OWN_LETTERS.has(letter)))
}

const STAYS: ReadonlySet<string> = new Set(['comment', 'urge', 'amend', 'place_under_oversight'])

/** Whether the case is still this desk's after something else was said about it. */
export function staysHere(verb: string, before: string, after: string | undefined): boolean {
  return STAYS.has(verb) || before === after
}
