// What menus are filled with; fetched once per page load, when first asked for.
import { client, data } from './client'
import type { components } from './schema.gen'

type Schemas = components['schemas']
export type Department = Schemas['DepartmentOut']
export type Category = Schemas['CategoryOut']
export type Person = Schemas['PersonOut']
export interface Division {
  code: string
  name: string
  initials: string
  depth: number
}

const kept = new Map<string, Promise<unknown>>()

function once<T>(name: string, ask: () => Promise<T>): Promise<T> {
  const known = kept.get(name) as Promise<T> | undefined
  if (known) return known
  const asked = ask()
  kept.set(name, asked)
  asked.catch(() => kept.delete(name))
  return asked
}

export const enumerations = () => once('enumerations', () => data(client.GET('/api/v1/enumerations')))
export const categories = () => once('categories', () => data(client.GET('/api/v1/categories')))
export const departments = () => once('departments', () => data(client.GET('/api/v1/departments')))
/** 区 6, 街道 9, 社区 12 digits: the code says how deep a division lies. */
export const divisions = () =>
  once('divisions', async (): Promise<Division[]> => {
    const named = await data(client.GET('/api/v1/places/divisions'))
    return named.map((one) => ({ ...one, depth: Math.max(0, Math.round((one.code.length - 6) / 3)) }))
  })

/** Who may hold a case, for searching: inspectors and handlers, each once. */
export const people = () =>
  once('people', async (): Promise<Person[]> => {
    const posts = ['inspector', 'handler'] as const
    const found = await Promise.all(posts.map((post) => data(client.GET('/api/v1/people', { params: { query: { post } } }))))
    return [...new Map(found.flat().map((one) => [one.id, one])).values()]
  })
/** The base map that the installation chose, if any. */
export const baseMap = () => once('base map', () => data(client.GET('/api/v1/map/base')))

/** Another person signs in: their platform's words may differ. */
export function forgetReference(): void {
  kept.clear()
}

export interface FlatDepartment {
  id: number
  name: string
  initials: string
  depth: number
  kind: string
}

/** The tree as an indented menu. */
export function flatten(tree: Department[], depth = 0): FlatDepartment[] {
  return tree.flatMap((one) => [
    { id: one.id, name: one.short_name || one.name, initials: one.initials, depth, kind: one.kind },
    ...flatten(one.children, depth + 1),
  ])
}
