// Where the keyboard was before a dialog opened, there it is again when the dialog has gone.
import { onUnmounted } from 'vue'

export function useReturn(): void {
  const before = document.activeElement
  onUnmounted(() => {
    const lost = document.activeElement === null || document.activeElement === document.body
    if (lost && before instanceof HTMLElement && before.isConnected) before.focus()
  })
}
