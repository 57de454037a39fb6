// Keys that do things. Never while somebody is typing, never with a modifier that the browser owns.
import { onActivated, onBeforeUnmount, onDeactivated, onMounted } from 'vue'

export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}

export function isPlain(event: KeyboardEvent): boolean {
  return !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing && !isTyping(event.target)
}

/** A menu that lies open keeps Esc for itself; one that is shut has no use for it. */
export function keepsEscape(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true'
}

/** A dialog that lies open has the keyboard for itself: also for the key that closes it. */
export function isCovered(): boolean {
  return wasCovered || coverIsShown()
}

function coverIsShown(): boolean {
  return [...document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')].some(
    (dialog) => dialog.offsetParent !== null || dialog.getClientRects().length > 0,
  )
}

// Looked at before anybody hears the key, for the dialog may be gone when the page does.
let wasCovered = false
window.addEventListener(
  'keydown',
  () => {
    wasCovered = coverIsShown()
  },
  true,
)

/** Listen while the page is on the screen. */
export function useKeys(listen: (event: KeyboardEvent) => void): void {
  const start = () => {
    window.removeEventListener('keydown', listen)
    window.addEventListener('keydown', listen)
  }
  const stop = () => window.removeEventListener('keydown', listen)
  onMounted(start)
  onActivated(start)
  onDeactivated(stop)
  onBeforeUnmount(stop)
}
