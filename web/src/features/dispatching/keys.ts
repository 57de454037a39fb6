// What a key means at the desk. The page does it; here is only the table.
import type { Tab } from './queue'

export type Act =
  | 'submit'
  | 'approve'
  | 'refuse'
  | 'open'
  | 'pick'
  | 'pickAll'
  | 'refresh'
  | 'focus'
  | 'next'
  | 'previous'
  | 'pageDown'
  | 'pageUp'
  | 'first'
  | 'last'
  | 'toDispatch'
  | 'toApprove'

export interface Standing {
  tab: Tab
  picking: boolean
  onButton: boolean // a button that has the focus keeps Enter and the space bar
  letters: ReadonlyMap<string, string> // of the other verbs
}

const WALKS: Record<string, Act> = {
  ArrowDown: 'next',
  ArrowUp: 'previous',
  PageDown: 'pageDown',
  PageUp: 'pageUp',
  Home: 'first',
  End: 'last',
  ArrowLeft: 'toDispatch',
  ArrowRight: 'toApprove',
}
const PRESSES: Record<string, Act> = { Enter: 'focus', ' ': 'pick' }
const EVERYWHERE: Record<string, Act> = { o: 'open', '*': 'pickAll', '.': 'refresh' }
const DECIDING: Record<string, Act> = { y: 'approve', n: 'refuse' }

/** Letters that the desk has for itself; another verb that would like one of them goes without. */
export const OWN_LETTERS: ReadonlySet<string> = new Set(['d', 'y', 'n', 'o'])

export type Meant = { act: Act } | { verb: string } | null

/** A key that is held down walks on, but does nothing twice. */
export function meant(event: Pick<KeyboardEvent, 'key' | 'repeat'>, at: Standing): Meant {
  const walk = WALKS[event.key] ?? (at.onButton ? undefined : PRESSES[event.key])
  if (walk) return { act: walk }
  if (event.repeat) return null
  const key = event.key.toLowerCase()
  if (key === 'd' && (at.tab === 'dispatch' || at.picking)) return { act: 'submit' }
  const act = EVERYWHERE[key] ?? (at.tab === 'approve' ? DECIDING[key] : undefined)
  if (act) return { act }
  const verb = at.picking ? undefined : [...at.letters].find(([, letter]) => letter === key)?.[0]
  return verb === undefined ? null : { verb }
}
