// What is not on the first screen: its code comes when the browser has nothing else to do, or when it is wanted.
import { type Component, defineAsyncComponent } from 'vue'

const SOON = 1500

export function later<C extends Component>(load: () => Promise<{ default: C }>): C {
  // Not every browser knows idle time.
  const whenIdle = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, SOON))
  setTimeout(() => whenIdle(() => void load().catch(() => undefined)), SOON)
  return defineAsyncComponent(load)
}
