import { afterEach, describe, expect, it } from 'vitest'
import { createApp, defineComponent, h, ref } from 'vue'

import { useReturn } from './returning'

const Dialog = defineComponent({
  setup() {
    useReturn()
    return () => h('input', { id: 'inside' })
  },
})

/** A page with a button and a dialog; the answer shuts the dialog. */
function page(): () => Promise<void> {
  document.body.innerHTML = '<button id="opener"></button><div id="app"></div>'
  document.getElementById('opener')?.focus()
  const open = ref(true)
  createApp(() => (open.value ? h(Dialog) : null)).mount('#app')
  document.getElementById('inside')?.focus()
  return async () => {
    open.value = false
    await new Promise((done) => setTimeout(done, 5))
  }
}
const focused = () => document.activeElement?.id

afterEach(() => {
  document.body.innerHTML = ''
})

describe('a dialog that goes', () => {
  it('gives the keyboard back', async () => {
    const shut = page()
    expect(focused()).toBe('inside')
    await shut()
    expect(focused()).toBe('opener')
  })
  it('leaves it where somebody has put it meanwhile', async () => {
    const shut = page()
    document.body.insertAdjacentHTML('beforeend', '<input id="elsewhere">')
    document.getElementById('elsewhere')?.focus()
    await shut()
    expect(focused()).toBe('elsewhere')
  })
  it('does not look for a button that is gone', async () => {
    const shut = page()
    document.getElementById('opener')?.remove()
    await shut()
    expect(focused()).toBe('')
  })
})
