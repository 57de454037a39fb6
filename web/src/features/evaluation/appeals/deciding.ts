// Where an appeal stands, and what may be asked. Pure.
import type { Appeal, Item } from '@/api/assessment'

export type State = 'first' | 'second' | 'granted' | 'refused' | 'withdrawn'

export function stateOf(appeal: Pick<Appeal, 'outcome' | 'reviews'>): State {
  if (appeal.outcome) return appeal.outcome.value as State
  return appeal.reviews.length === 0 ? 'first' : 'second'
}

export type Pile = 'mine' | 'waiting' | 'decided'

/** What waits for me, what still waits, what is decided. */
export function onShelf(appeals: readonly Appeal[], shelf: Pile): Appeal[] {
  return appeals.filter((one) => (shelf === 'decided' ? one.outcome !== null : one.outcome === null && (shelf === 'waiting' || one.may_review)))
}

/** More than was given and at most the full marks. */
export function mayAsk(item: Pick<Item, 'value' | 'full'>, typed: string): boolean {
  if (!/^\d+(\.\d+)?$/.test(typed.trim())) return false
  const asked = Number(typed)
  return asked > Number(item.value ?? 0) && asked <= Number(item.full)
}
