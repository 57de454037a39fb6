// How many cases each list of the menu holds; asked again when something has happened, and each minute.
import { defineStore } from 'pinia'
import { ref } from 'vue'

import { client, data } from './client'

export const useCounts = defineStore('counts', () => {
  const counts = ref<Record<string, number>>({})
  const cap = ref(1000)
  let asking = false
  let again = false

  async function refresh(): Promise<void> {
    if (asking) {
      again = true
      return
    }
    asking = true
    try {
      const told = await data(client.GET('/api/v1/worklists/counts'))
      counts.value = told.counts
      cap.value = told.cap
    } catch {
      // the old numbers stay; the connection line tells of the trouble
    } finally {
      asking = false
      if (again) {
        again = false
        void refresh()
      }
    }
  }

  function shown(name: string): string {
    const count = counts.value[name]
    if (!count) return ''
    return count >= cap.value ? `${cap.value - 1}+` : String(count)
  }

  return { counts, cap, refresh, shown }
})
