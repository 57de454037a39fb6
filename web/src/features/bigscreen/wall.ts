// Which of the day's figures stand on the wall, and as what.
import type { Figure, Today } from '@/api/figures'

const done = (today: Today, key: string): Figure | undefined => today.done.find((one) => one.key === key)?.number
const lamp = (today: Today, key: string): Figure | undefined => today.lamps.find((one) => one.key === key)?.number

interface Tile {
  name: string
  tone: '' | 'green' | 'yellow' | 'red'
  figure: (today: Today) => Figure | undefined
}
export const TILES: readonly Tile[] = [
  { name: 'overview.reportedToday', tone: '', figure: (today) => today.reported },
  { name: 'screen.handledToday', tone: '', figure: (today) => done(today, 'handled') },
  { name: 'screen.closedToday', tone: 'green', figure: (today) => done(today, 'closed') },
  { name: 'screen.soon', tone: 'yellow', figure: (today) => lamp(today, 'yellow') },
  { name: 'screen.onHand', tone: 'red', figure: (today) => lamp(today, 'red') },
]
