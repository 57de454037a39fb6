import './element.css'
import './base.css'

import { createPinia } from 'pinia'
import { createApp } from 'vue'

import { startPreferences } from '@/lib/preferences'

import App from './App.vue'
import { i18n, startLanguage } from './i18n'
import { fetchAhead, router } from './router'

startPreferences()
startLanguage()
fetchAhead(location.pathname + location.search)
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app')
