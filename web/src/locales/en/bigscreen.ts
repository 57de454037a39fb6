// The big screen.
import type { Shape } from '@/locales/shape'
import type zh from '@/locales/zh-CN/bigscreen'

const en: Shape<typeof zh> = {
  screen: {
    title: 'Big screen',
    open: 'Open the big screen',
    heading: 'The city today',
    full: 'Full screen',
    leave: 'Leave',
    onHand: 'Overdue now',
    soon: 'Nearly due',
    handledToday: 'Handled today',
    closedToday: 'Closed today',
  },
}

export default en
