// Several cases chosen, to be dispatched together.
import { computed, ref } from 'vue'

import type { CaseRow } from '@/api/types'

export function usePicking() {
  const byNumber = ref(new Map<string, CaseRow>())
  const rows = computed(() => [...byNumber.value.values()])
  const picked = computed<ReadonlySet<string>>(() => new Set(byNumber.value.keys()))

  function pick(row: CaseRow): void {
    const next = new Map(byNumber.value)
    if (!next.delete(row.number)) next.set(row.number, row)
    byNumber.value = next
  }
  /** All of them; none, when all are chosen already. */
  function pickAll(all: readonly CaseRow[]): void {
    byNumber.value = byNumber.value.size === all.length ? new Map() : new Map(all.map((row) => [row.number, row]))
  }
  function clear(): void {
    byNumber.value = new Map()
  }

  return { rows, picked, pick, pickAll, clear }
}
