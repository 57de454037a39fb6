import { createRouter, createWebHistory, START_LOCATION } from 'vue-router'

import { whenSignedOut } from '@/api/client'
import { useSession } from '@/api/session'
import { askAhead } from '@/api/worklists'
import WorklistPage from '@/features/worklist/WorklistPage.vue'
import { ASSESSMENTS, mayOpen } from '@/lib/assessments'
import { beginsWithFigures } from '@/lib/boards'
import { DESKS } from '@/lib/desks'
import { fromQuery } from '@/lib/filters'
import { owner } from '@/lib/kept'
import { LISTS } from '@/lib/lists'

import Frame from './Frame.vue'

// The lists come with the first file, the other pages when they are wanted: every day begins with a list.
export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/login', name: 'login', component: () => import('@/features/login/LoginPage.vue'), meta: { open: true } },
    { path: '/screen', name: 'screen', component: () => import('@/features/bigscreen/ScreenPage.vue') },
    {
      path: '/',
      component: Frame,
      children: [
        { path: '', redirect: { name: 'list', params: { list: 'pending' } } },
        { path: 'overview', name: 'overview', component: () => import('@/features/overview/OverviewPage.vue') },
        { path: 'map', name: 'map', component: () => import('@/features/map/MapPage.vue') },
        {
          path: `lists/:list(${LISTS.map((list) => list.name).join('|')})`,
          name: 'list',
          component: WorklistPage,
        },
        {
          path: 'cases/:number([0-9A-Za-z]+)',
          name: 'case',
          component: () => import('@/features/case/CasePage.vue'),
          props: true,
        },
        {
          path: 'registration',
          name: 'registration',
          component: () => import('@/features/registration/RegistrationPage.vue'),
        },
        {
          path: 'dispatching',
          name: 'dispatching',
          component: () => import('@/features/dispatching/DispatchPage.vue'),
        },
        { path: 'setup', name: 'setup', component: () => import('@/features/setup/SetupPage.vue') },
        { path: 'units', name: 'units', component: () => import('@/features/units/UnitsPage.vue') },
        { path: 'assessment/scores', name: 'scores', component: () => import('@/features/evaluation/ranking/RankingPage.vue') },
        { path: 'assessment/explorer', name: 'explorer', component: () => import('@/features/evaluation/explorer/ExplorerPage.vue') },
        { path: 'assessment/schemes', name: 'schemes', component: () => import('@/features/evaluation/schemes/SchemesPage.vue') },
        { path: 'assessment/entries', name: 'entries', component: () => import('@/features/evaluation/entries/EntriesPage.vue') },
        { path: 'assessment/rules', name: 'assessRules', component: () => import('@/features/evaluation/settings/SettingsPage.vue') },
        { path: 'assessment/appeals', name: 'appeals', component: () => import('@/features/evaluation/appeals/AppealsPage.vue') },
        { path: 'bulletins', name: 'bulletins', component: () => import('@/features/evaluation/bulletins/BulletinsPage.vue') },
        { path: ':rest(.*)*', name: 'lost', component: () => import('./LostPage.vue') },
      ],
    },
  ],
})

/** The code of a page and the first rows of a list are fetched while the server is asked who this is. */
export function fetchAhead(path: string): void {
  const to = router.resolve(path)
  if (to.name === 'list' && owner.value) askAhead(String(to.params.list), fromQuery(to.query))
  for (const { components } of to.matched) {
    const page = components?.default as unknown
    if (typeof page === 'function') (page as () => Promise<unknown>)().catch(() => undefined)
  }
}

router.beforeEach(async (to) => {
  if (to.meta.open) return true
  const session = useSession()
  const me = await session.find().catch(() => null)
  const desk = DESKS.find((one) => one.name === to.name)
  if (me !== null && desk && !desk.posts.some((post) => session.posts.includes(post))) return { path: '/' }
  const page = ASSESSMENTS.find((one) => one.name === to.name)
  if (me !== null && page && !mayOpen(page, me.permissions, session.posts)) return { path: '/' }
  if (to.redirectedFrom?.path === '/' && to.name === 'list' && beginsWithFigures(session.posts)) return { name: 'overview' }
  return me === null ? { name: 'login', query: to.path === '/' ? {} : { next: to.fullPath } } : true
})

whenSignedOut(() => {
  const here = router.currentRoute.value
  if (here === START_LOCATION) return // the guard of the first page finds out by itself, and knows where one wanted to go
  useSession().forget()
  if (here.name !== 'login') void router.replace({ name: 'login', query: { next: here.fullPath, expired: '1' } })
})
