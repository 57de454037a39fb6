// What narrows a list: one flat record that travels in the address bar, in saved filters and to the API.
import { nextDay, startOfDay } from '@/lib/dates'
import { packed, unpacked } from '@/lib/given'

export interface Filters {
  text: string
  nature: string
  category: string
  source: string
  stage: string
  lamp: string
  division: string
  from: string // YYYY-MM-DD, the first day
  to: string // YYYY-MM-DD, the last day
  urgent: string // '' or 'true'
  open: string // '' or 'true'
  unit: string // who holds it now, by number
  person: string
  given: string // what came with a figure
}

export interface SavedFilter {
  name: string
  filters: Filters
}

export const NO_FILTERS: Readonly<Filters> = Object.freeze({
  text: '',
  nature: '',
  category: '',
  source: '',
  stage: '',
  lamp: '',
  division: '',
  from: '',
  to: '',
  urgent: '',
  open: '',
  unit: '',
  person: '',
  given: '',
})
const NAMES = Object.keys(NO_FILTERS) as (keyof Filters)[]

export function fromQuery(query: Record<string, unknown>): Filters {
  const found = { ...NO_FILTERS }
  for (const name of NAMES) {
    const told = query[name]
    if (typeof told === 'string') found[name] = told
  }
  found.given = packed(query)
  return found
}

/** Only what narrows, so that the address stays short and can be passed on. */
export function toQuery(filters: Filters): Record<string, string> {
  const { given, ...own } = filters
  const names = NAMES.filter((name): name is keyof typeof own => name !== 'given' && filters[name].trim() !== '')
  return { ...unpacked(given), ...Object.fromEntries(names.map((name) => [name, own[name].trim()])) }
}

/** The parameters of GET /worklists/{name}. Days are whole days of the platform: to the end of the last one. */
export function toParameters(filters: Filters): Record<string, string | boolean> {
  const { category, division, from, to, urgent, open, unit, person, ...plain } = toQuery(filters) as Partial<Filters>
  return {
    ...plain,
    ...(category && categoryParameters(category)),
    ...(division && { division_code: division }),
    ...(from && { reported_from: startOfDay(from) }),
    ...(to && { reported_to: startOfDay(nextDay(to)) }),
    ...(urgent && { urgent: urgent === 'true' }),
    ...(open && { open: open === 'true' }),
    ...(unit && { department_id: unit }),
    ...(person && { person_id: person }),
  }
}

export function howMany(filters: Filters): number {
  const { text, ...rest } = filters
  void text
  return Object.values(rest).filter(Boolean).length
}

export function same(one: Filters, other: Filters): boolean {
  return NAMES.every((name) => one[name] === other[name])
}

/** Keep a filter under a name; the same name is overwritten, the newest stands first. */
export function save(saved: SavedFilter[], name: string, filters: Filters): SavedFilter[] {
  const kept = saved.filter((one) => one.name !== name)
  return [{ name, filters: { ...filters } }, ...kept].slice(0, 20)
}

/** Whether something kept elsewhere is a list of saved filters. */
export function areSaved(kept: unknown): kept is SavedFilter[] {
  return Array.isArray(kept) && kept.every((one) => typeof one?.name === 'string' && areTexts(one.filters))
}

function areTexts(told: unknown): boolean {
  return typeof told === 'object' && told !== null && Object.values(told).every((text) => typeof text === 'string')
}

/** "event:0101" names a 小类 within its nature, since codes repeat between the two. */
function categoryParameters(category: string): Record<string, string> {
  const [nature, code] = category.includes(':') ? category.split(':') : ['', category]
  return { ...(nature && { nature }), category_code: code ?? '' }
}
