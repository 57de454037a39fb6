// Where a case stands and what comes next.
import type { Shape } from '@/locales/shape'
import type zh from '@/locales/zh-CN/why'

const en: Shape<typeof zh> = {
  why: {
    done: '{when} {what} by {who}',
    happened: '{when} {what}',
    noted: '{done}: {note}',
    held: 'now {what} at {unit}, due {when}',
    paused: 'now {what} at {unit}, suspended, review on {when}',
    between: '; ',
    line: '{text}.',
  },
}

export default en
