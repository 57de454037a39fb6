// Signing in.
import type { Shape } from '@/locales/shape'
import type zh from '@/locales/zh-CN/login'

const en: Shape<typeof zh> = {
  login: {
    title: 'Sign in',
    username: 'User name',
    password: 'Password',
    show: 'Show password',
    hide: 'Hide password',
    submit: 'Sign in',
    needed: 'Give your user name and password.',
    expired: 'Your session has ended. Please sign in again.',
    slogan: 'Watched, done, answered',
  },
}

export default en
