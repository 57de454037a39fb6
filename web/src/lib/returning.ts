// Where the keyboard was before a dialog opened, there it is again when the dialog has gone.
import { onUnmounted } from 'vue'

export function useReturn(): void {
  const before = document.activeElement
  const giveBack = () => {
    const lost = document.activeElement === null || document.activeElement === document.body
    if (lost && before instanceof HTMLElement && before.isConnected) before.focus()
  }
  // After the dialog's own trap has let go, which leaves the keyboard nowhere.
  onUnmounted(() => setTimeout(giveBack))
}
