// The form of one call: what is in it, what is sent, and what the server's refusals are about.
import { newKey } from '@/api/client'
import type { Problem } from '@/api/problem'
import type { components } from '@/api/schema.gen'

export type CategoryChoice = Pick<components['schemas']['CategoryOut'], 'nature' | 'code' | 'name' | 'broad_name'>

/** A point that was chosen; it belongs to the words it was chosen for. */
export interface Spot {
  words: string
  lon: number
  lat: number
  typed: boolean // coordinates that were given as such
  system: string
  exactness: string
  exactnessLabel: string
}

export interface Draft {
  key: string
  phone: string
  name: string
  anonymous: boolean
  source: string
  sourceRef: string
  description: string
  categoryText: string
  category: CategoryChoice | null
  address: string
  system: string
  spot: Spot | null
  component: string
  urgent: boolean
  main: string
}

export function blankDraft(source = 'hotline'): Draft {
  return {
    key: newKey(),
    phone: '',
    name: '',
    anonymous: false,
    source,
    sourceRef: '',
    description: '',
    categoryText: '',
    category: null,
    address: '',
    system: 'wgs84',
    spot: null,
    component: '',
    urgent: false,
    main: '',
  }
}

export function isBlank(draft: Draft): boolean {
  const { phone, name, sourceRef, description, categoryText, address } = draft
  return [phone, name, sourceRef, description, categoryText, address].every((text) => text.trim() === '')
}

export const nameOf = (category: CategoryChoice): string => `${category.code} ${category.name}`

/** The categories that were used last, this one first. */
export function withRecent(recent: readonly CategoryChoice[], one: CategoryChoice): CategoryChoice[] {
  return [one, ...recent.filter((each) => each.nature !== one.nature || each.code !== one.code)].slice(0, 6)
}

/** What the caller said stays when it tells more than the name of the place. */
export function wordsOf(offer: { name: string; typed: boolean }, said: string): string {
  const text = said.trim()
  return offer.typed || text.includes(offer.name) ? text : offer.name
}

/** Words may be added behind the place ("…路口" + "东北角超市门口"); other words are another place. */
export function stillThere(spot: Spot, address: string): boolean {
  return spot.words !== '' && address.startsWith(spot.words)
}

export type Field = 'phone' | 'name' | 'source' | 'sourceRef' | 'description' | 'category' | 'address' | 'component'
export type Troubles = Partial<Record<Field, string>>
export const FIELDS: readonly Field[] = ['phone', 'name', 'source', 'sourceRef', 'description', 'category', 'address', 'component']

/** What must be there before it is worth asking the server, in the order of the form. */
export function lacking(draft: Draft): Field[] {
  const found: Field[] = []
  if (!draft.description.trim()) found.push('description')
  if (draft.category === null) found.push('category')
  if (draft.spot === null) found.push('address')
  return found
}

export function bodyOf(draft: Draft) {
  return {
    source: draft.source,
    source_ref: draft.sourceRef.trim(),
    nature: draft.category?.nature ?? '',
    category: draft.category?.code ?? '',
    description: draft.description.trim(),
    lon: draft.spot?.lon ?? 0,
    lat: draft.spot?.lat ?? 0,
    coordinate_system: draft.spot?.system ?? 'wgs84',
    address: draft.address.trim(),
    component_code: draft.category?.nature === 'component' ? draft.component : '',
    urgent: draft.urgent,
    reporter: draft.anonymous
      ? { name: '', phone: '', anonymous: true }
      : { name: draft.name.trim(), phone: draft.phone.trim(), anonymous: false },
  }
}

const OF_SERVER: Record<string, Field> = {
  phone: 'phone',
  reporter_phone: 'phone',
  name: 'name',
  reporter_name: 'name',
  source: 'source',
  source_ref: 'sourceRef',
  description: 'description',
  nature: 'category',
  category: 'category',
  category_code: 'category',
  lon: 'address',
  lat: 'address',
  coordinate_system: 'address',
  address: 'address',
  component: 'component',
  component_code: 'component',
}

/** The field that the server names ("reporter.phone", "category_code"); null when it names none of this form. */
export function fieldOf(named: string): Field | null {
  return OF_SERVER[named] ?? OF_SERVER[named.split('.').at(-1) ?? ''] ?? null
}

export interface Refusal {
  fields: Troubles
  rest: string
}

/** A refusal, each sentence at its field; what names no field is said for the whole form. */
export function refusalOf(problem: Problem, locale: string): Refusal {
  const fields: Troubles = {}
  for (const error of problem.errors) {
    const field = fieldOf(error.field)
    if (field) fields[field] = locale === 'en' ? error.en || error.zh : error.zh
  }
  if (problem.code === 'outside_district') fields.address ??= problem.sentence(locale)
  return { fields, rest: Object.keys(fields).length > 0 ? '' : problem.sentence(locale) }
}

// A draft outlives a reload, in this tab only and for the person who typed it.
const PLACE = 'cityloop.registration'

export function keepDraft(user: string, draft: Draft): void {
  try {
    if (isBlank(draft)) sessionStorage.removeItem(PLACE)
    else sessionStorage.setItem(PLACE, JSON.stringify({ user, draft }))
  } catch {
    // a forbidden store: the draft lasts until the page is left
  }
}

export function keptDraft(user: string): Draft | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as { user: string; draft: Draft } | null
    if (kept?.user === user) return { ...blankDraft(), ...kept.draft }
    sessionStorage.removeItem(PLACE)
  } catch {
    // nothing that can be read
  }
  return null
}
