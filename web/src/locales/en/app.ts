// The frame around every page.
import type { Shape } from '@/locales/shape'
import type zh from '@/locales/zh-CN/app'

const en: Shape<typeof zh> = {
  app: {
    name: 'City Operation and Service Platform',
    skip: 'Skip to content',
    loading: 'Loading…',
    menu: 'Menu',
    help: 'Help',
    theme: 'Appearance',
    themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
    language: 'Language',
    account: 'My account',
    signOut: 'Sign out',
    offline: 'The network is gone. You see what was here a moment ago; it updates by itself later.',
    notFound: 'There is no such page',
    notFoundText: 'The address may be mistyped, or the page has moved.',
    home: 'Back to my list',
    retry: 'Try again',
    close: 'Close',
    cancel: 'Cancel',
    confirm: 'OK',
    backOffice: 'Back office',
    notCopied: 'The browser does not let us copy: select the text and press Ctrl+C.',
    failed: 'Not done',
  },
  group: { boards: 'Overview', desks: 'Desks', mine: 'My work', watch: 'Watch', archive: 'Search' },
  toast: {
    title: 'Waiting for you',
    one: '{number} {category}',
    many: '{n} cases have come to you',
    open: 'Open',
    close: 'Dismiss',
    sound: 'Sound',
    soundHint: 'One tone when a case waits for me',
    region: 'Notices',
  },
  net: {
    offline: 'No connection. What you see is from before; what you typed is kept. It updates by itself.',
    back: 'Connected again; everything is up to date.',
  },
}

export default en
