// 惯用语 as the platform keeps them, by verb; asked for once per page load.
import { client, data } from './client'
import type { operations } from './schema.gen'

type Verb = operations['stock_phrases']['parameters']['query']['verb']
const kept = new Map<string, Promise<string[]>>()

/** The platform's own sentences for a verb; none when the server does not answer. */
export function stockPhrases(verb: Verb): Promise<string[]> {
  const known = kept.get(verb)
  if (known) return known
  const asked = data(client.GET('/api/v1/phrases', { params: { query: { verb } } }))
  kept.set(verb, asked)
  return asked.catch(() => {
    kept.delete(verb)
    return []
  })
}
