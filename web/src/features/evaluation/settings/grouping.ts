// Who stands in which group, as it is edited. Pure.
import type { Member, SchemeRow } from '@/api/assessment'

/** What was changed: object → its new group; an empty one puts it back into that of its kind. */
export function changedGroups(members: readonly Member[], typed: Readonly<Record<string, string>>): Record<string, string> {
  const found: Record<string, string> = {}
  for (const { key, group } of members) {
    const now = typed[key]?.trim()
    if (now !== undefined && now !== group) found[key] = now
  }
  return found
}

export interface GroupLine {
  group: string
  count: number
  schemes: string[]
}

/** Every group that somebody stands in or that a scheme in force names, with how many and by which schemes. */
export function groupLines(members: readonly Member[], schemes: readonly SchemeRow[]): GroupLine[] {
  const named = schemes.filter((one) => one.groups.length > 0)
  const groups = new Set([...members.map((one) => one.group), ...named.flatMap((one) => one.groups)])
  return [...groups]
    .filter((group) => group !== '')
    .map((group) => ({
      group,
      count: members.filter((one) => one.group === group).length,
      schemes: schemes.filter((one) => one.groups.length === 0 || one.groups.includes(group)).map((one) => one.title),
    }))
}
