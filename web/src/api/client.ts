// The one way to the server: typed by the committed OpenAPI, CSRF on writes, refusals thrown as Problem.
import createClient, { type Middleware } from 'openapi-fetch'

import { observe } from '@/lib/clock'

import { offline, Problem, type ProblemBody } from './problem'
import type { paths } from './schema.gen'

let csrf = ''
let onSignedOut: () => void = () => undefined
const sentAt = new WeakMap<Request, number>()

export function useCsrf(token: string): void {
  csrf = token
}

/** What happens when the session has ended under our feet. */
export function whenSignedOut(act: () => void): void {
  onSignedOut = act
}

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

const manners: Middleware = {
  onRequest({ request }) {
    sentAt.set(request, Date.now())
    if (!SAFE.has(request.method) && csrf) request.headers.set('X-CSRFToken', csrf)
    return request
  },
  async onResponse({ request, response, schemaPath }) {
    const server = Date.parse(response.headers.get('Date') ?? '')
    const sent = sentAt.get(request)
    if (sent !== undefined) observe(server, sent, Date.now())
    if (response.ok) return undefined
    const body = (await response.json().catch(() => ({}))) as ProblemBody
    if (response.status === 401 && !schemaPath.startsWith('/api/v1/session')) onSignedOut()
    throw new Problem(body, response.status)
  },
  onError() {
    return offline()
  },
}

export const client = createClient<paths>({ credentials: 'same-origin' })
client.use(manners)

/** The data of an answer that went well; anything else was thrown before. */
export async function data<T>(asked: Promise<{ data?: T }>): Promise<T> {
  const { data: told } = await asked
  return told as T
}

/**
 * A verb over a case at the path that the server gave. Its key makes a repeat harmless:
 * a click that was sent twice, or again after a broken connection, is done once.
 */
export async function send<T>(path: string, body: unknown, key = ''): Promise<T> {
  const response = await posted(path, body, key)
  return (response.status === 204 ? undefined : await response.json()) as T
}

/** The same where the answer is a file. */
export async function sendForFile(path: string, body: unknown): Promise<Blob> {
  return (await posted(path, body, '')).blob()
}

async function posted(path: string, body: unknown, key: string): Promise<Response> {
  const sent = Date.now()
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        ...(body instanceof FormData ? {} : { 'Content-Type': 'application/json' }),
        'X-CSRFToken': csrf,
        ...(key && { 'Idempotency-Key': key }),
      },
      body: body instanceof FormData ? body : JSON.stringify(body),
    })
  } catch {
    throw offline()
  }
  observe(Date.parse(response.headers.get('Date') ?? ''), sent, Date.now())
  if (response.ok) return response
  if (response.status === 401) onSignedOut()
  throw new Problem((await response.json().catch(() => ({}))) as ProblemBody, response.status)
}

export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
