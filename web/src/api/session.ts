// Who is signed in. The browser keeps a cookie that scripts cannot read; this keeps the name and the posts.
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'

import { ABOVE } from '@/lib/boards'

import { client, data, send, useCsrf } from './client'
import { keepFor, sendWaiting } from './preferences'
import { problemOf } from './problem'
import type { Me } from './types'
import { useUnits } from './units'

export const useSession = defineStore('session', () => {
  const me = ref<Me | null>(null)
  const asked = ref(false)
  /** The posts held, and `ABOVE` for a handler whose unit has others below it. */
  const posts = computed(() => {
    const seats = me.value?.seats ?? []
    const above = seats.some((seat) => seat.post.value === 'handler' && seat.below > 0)
    return [...new Set([...seats.map((seat) => seat.post.value), ...(above ? [ABOVE] : [])])]
  })

  function take(told: Me): void {
    me.value = told
    useCsrf(told.csrf_token)
    keepFor(told.username)
  }

  /** Once per page load; a missing session is an answer, a missing server is thrown. */
  async function find(): Promise<Me | null> {
    if (asked.value) return me.value
    try {
      take(await data(client.GET('/api/v1/session/me')))
    } catch (raised) {
      if (problemOf(raised).status !== 401) throw raised
    }
    asked.value = true
    return me.value
  }

  async function signIn(username: string, password: string): Promise<void> {
    take(await send<Me>('/api/v1/session/login', { username, password }))
    asked.value = true
  }

  async function signOut(): Promise<void> {
    await sendWaiting()
    await send('/api/v1/session/logout', {})
    forget()
  }

  function forget(): void {
    me.value = null
    useCsrf('')
    keepFor('')
    useUnits().forget()
  }

  return { me, asked, posts, find, signIn, signOut, forget }
})
