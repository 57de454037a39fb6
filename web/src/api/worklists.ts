// Pages of a list; the first one may be asked for while the code of the page is still on its way.
import type { Filters } from '@/lib/filters'
import { toParameters } from '@/lib/filters'

import { client, data } from './client'
import type { operations } from './schema.gen'
import type { CasePage } from './types'

type Query = NonNullable<operations['worklist']['parameters']['query']>
type Name = operations['worklist']['parameters']['path']['name']

const FIRST = 60
const GOOD_FOR = 5_000 // milliseconds: whoever comes later asks anew

let ahead: { key: string; page: Promise<CasePage | null> } | undefined

export function askPage(list: string, filters: Filters, size: number, after: string): Promise<CasePage> {
  const query = { ...(toParameters(filters) as Query), size, cursor: after }
  return data(client.GET('/api/v1/worklists/{name}', { params: { path: { name: list as Name }, query } }))
}

/** The first page, perhaps already on its way. */
export async function askFirst(list: string, filters: Filters): Promise<CasePage> {
  const early = ahead?.key === keyOf(list, filters) ? ahead.page : null
  ahead = undefined
  return (await early) ?? askPage(list, filters, FIRST, '')
}

export function askAhead(list: string, filters: Filters): void {
  const asked = { key: keyOf(list, filters), page: askPage(list, filters, FIRST, '').catch(() => null) }
  ahead = asked
  setTimeout(() => {
    if (ahead === asked) ahead = undefined
  }, GOOD_FOR)
}

function keyOf(list: string, filters: Filters): string {
  return JSON.stringify([list, filters])
}
