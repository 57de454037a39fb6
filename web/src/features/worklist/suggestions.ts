// What the words in the search box may mean besides text: a unit, a person, a road, a street, a kind of problem.
import { client, data } from '@/api/client'
import { categories, departments, divisions, flatten, people } from '@/api/reference'
import type { Filters } from '@/lib/filters'
import { found } from '@/lib/pinyin'

export type SuggestionKind = 'unit' | 'person' | 'road' | 'division' | 'category'

export interface Suggestion {
  key: string
  kind: SuggestionKind
  name: string
  change: Partial<Filters>
}

const EACH = 4
const nothing = <T>(): T[] => []

/** Worth asking: not a case number, and more than one letter. */
export function isWorth(text: string): boolean {
  return text.trim().length >= 2 && !/^\d+$/.test(text.trim())
}

export async function suggest(text: string): Promise<Suggestion[]> {
  const wanted = text.trim()
  if (!isWorth(wanted)) return []
  const [tree, persons, places, kinds, roads] = await Promise.all([
    departments().catch(nothing<never>),
    people().catch(nothing<never>),
    divisions().catch(nothing<never>),
    categories().catch(nothing<never>),
    data(client.GET('/api/v1/places/addresses', { params: { query: { q: wanted, limit: EACH } } })).catch(nothing<never>),
  ])
  const made = <T extends { name: string; initials: string }>(
    kind: SuggestionKind,
    all: readonly T[],
    key: (one: T) => string,
    change: (one: T) => Partial<Filters>,
  ): Suggestion[] =>
    found(all, wanted, EACH).map((one) => ({ key: `${kind}${key(one)}`, kind, name: one.name, change: { text: '', ...change(one) } }))
  return [
    ...made('unit', flatten(tree), (one) => String(one.id), (one) => ({ unit: String(one.id) })),
    ...made('person', persons, (one) => String(one.id), (one) => ({ person: String(one.id) })),
    ...roads.map((one) => ({ key: `road${one.name}`, kind: 'road' as const, name: one.name, change: { text: one.name } })),
    ...made('division', places, (one) => one.code, (one) => ({ division: one.code })),
    ...made(
      'category',
      kinds,
      (one) => `${one.nature}${one.code}`,
      (one) => ({ category: `${one.nature}:${one.code}` }),
    ),
  ]
}
