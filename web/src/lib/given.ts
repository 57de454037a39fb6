// What narrows a list beyond the filter bar: the parameters that came with a figure, so that the list shows
// exactly the cases that were counted. They stand in the address as the server gave them.
export const GIVEN = [
  'reported_from',
  'reported_to',
  'subcategory',
  'category_code',
  'division_code',
  'cell_code',
  'area_class',
  'department_id',
  'rule_id',
  'same_day',
  'done',
  'done_from',
  'done_to',
  'done_by',
  'done_late',
  'done_over',
  'done_within',
] as const
export type GivenName = (typeof GIVEN)[number]
export type Given = Partial<Record<GivenName, string>>

/** One text for the record of filters: the same parameters always give the same text. */
export function packed(query: Record<string, unknown>): string {
  const found = new URLSearchParams()
  for (const name of GIVEN) {
    const told = query[name]
    if (typeof told === 'string' && told) found.set(name, told)
  }
  return found.toString()
}

export function unpacked(text: string): Given {
  return Object.fromEntries(new URLSearchParams(text))
}

/** Where the cases behind a figure are listed. */
export function listOf(cases: Record<string, string>) {
  return { name: 'list', params: { list: 'all' }, query: cases }
}
