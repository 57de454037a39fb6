// Which of the similar cases can take another into it: none that was turned away or lies in a case itself.
import type { Similar } from '@/api/types'

const TAKES_NONE: ReadonlySet<string> = new Set(['rejected', 'voided', 'merged'])
const MOST = 5

/** Cases that are still being handled first; each group in the order of the server. */
export function mainCandidates(near: readonly Similar[], own: string): Similar[] {
  const able = near.filter((one) => one.number !== own && !TAKES_NONE.has(one.stage))
  const running = able.filter((one) => one.stage !== 'closed')
  return [...running, ...able.filter((one) => one.stage === 'closed')].slice(0, MOST)
}
