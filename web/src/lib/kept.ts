// What one person has chosen, each under a name. The browser holds a copy of everybody's own, for the first paint and
// for when the server cannot be reached; api/preferences.ts keeps that copy and the server's in step.
import { computed, ref, shallowReactive, type WritableComputedRef } from 'vue'

import { forget, recall, remember } from '@/lib/storage'

const FIRST = ['columns.held', 'columns.over', 'filters', 'language', 'sound', 'theme'] as const // kept in step from the beginning
export const NAMES = [...FIRST, 'phrases'] as const
export type Name = (typeof NAMES)[number]

const OWNER = 'user'
/** Whose choices these are; empty while nobody is signed in: then they are the browser's. */
export const owner = ref('')
const values = shallowReactive(new Map<Name, unknown>())
let tell: () => void = () => undefined

const keyOf = (name: string): string => (owner.value ? `${owner.value}.${name}` : name)

/** From now on the choices of this person are shown and written. */
export function belongTo(user: string): void {
  owner.value = user
  remember(OWNER, user)
  values.clear()
  for (const name of NAMES) {
    const kept = recall<unknown>(keyOf(name), undefined)
    if (kept !== undefined) values.set(name, kept)
  }
}
belongTo(recall(OWNER, ''))

/** One of the choices; what is kept and does not fit (an older console, another program) counts as none. */
export function preference<T>(name: Name, otherwise: () => T, fits: (kept: unknown) => kept is T): WritableComputedRef<T> {
  return computed({
    get: () => {
      const kept = values.get(name)
      return fits(kept) ? kept : otherwise()
    },
    set: (chosen) => {
      keep(name, chosen)
      if (!owner.value) return
      remember(keyOf('unsent'), [...new Set([...unsent(), name])])
      tell()
    },
  })
}

export function whenChosen(act: () => void): void {
  tell = act
}

/** What the server has not heard yet. */
export function unsent(): Name[] {
  return recall<Name[]>(keyOf('unsent'), [])
}

export function valueOf(name: Name): unknown {
  return values.get(name)
}

/** The server has it; unless something else was chosen meanwhile. */
export function sent(name: Name, value: unknown): void {
  if (values.get(name) !== value) return
  remember(
    keyOf('unsent'),
    unsent().filter((one) => one !== name),
  )
}

/**
 * What the server keeps counts, except where this browser has something newer for it. What an older console kept here
 * alone is sent up; what is gone from the server is gone here.
 */
export function heard(told: Record<string, unknown>): void {
  const met = recall<boolean | readonly Name[]>(keyOf('met'), [])
  const inStep: readonly Name[] = typeof met === 'boolean' ? FIRST : met
  const alone = NAMES.filter((name) => !inStep.includes(name) && values.has(name) && !(name in told))
  const waiting = [...new Set([...unsent(), ...alone])]
  for (const name of NAMES) {
    if (waiting.includes(name)) continue
    if (name in told) keep(name, told[name])
    else {
      values.delete(name)
      forget(keyOf(name))
    }
  }
  remember(keyOf('unsent'), waiting)
  remember(keyOf('met'), NAMES)
}

function keep(name: Name, value: unknown): void {
  values.set(name, value)
  remember(keyOf(name), value)
}
