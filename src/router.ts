import { createRouter, type RouterHistory, type RouteRecordRaw } from 'vue-router'
import { services } from './core/services.ts'
import { texts } from './core/texts.ts'
import { languages } from './languages.ts'
import HomeView from './views/HomeView.vue'
import LostView from './views/LostView.vue'
import MapView from './views/MapView.vue'
import RootView from './views/RootView.vue'
import TextView from './views/TextView.vue'

const language = `/:language(${languages.map(({ tag }) => tag).join('|')})/`

const living: RouteRecordRaw[] = [
  { name: 'home', path: language, component: HomeView },
  {
    name: 'service',
    path: `${language}:service(${services.join('|')})/`,
    meta: { late: true },
    component: () => import('./views/ServiceView.vue'),
    props: true,
  },
  {
    // Where links on other sites lead, and the codes on posters.
    name: 'open',
    path: `${language}ouvrir/:service(${services.join('|')})/`,
    meta: { late: true },
    component: () => import('./views/OpenView.vue'),
    props: true,
  },
  {
    name: 'why',
    path: `${language}why/`,
    meta: { late: true },
    component: () => import('./views/WhyView.vue'),
  },
  {
    // The same address in all languages, as it is told to hosts.
    name: 'health',
    path: `${language}etat/`,
    meta: { late: true },
    component: () => import('./views/HealthView.vue'),
  },
  {
    name: 'settings',
    path: `${language}settings/`,
    meta: { late: true },
    component: () => import('./views/SettingsView.vue'),
  },
  {
    name: 'rooms',
    path: `${language}rooms/`,
    // Which rooms somebody has is nobody's business: while they look at them, nothing is asked, not even of this site.
    meta: { late: true, apart: true },
    component: () => import('./views/RoomsView.vue'),
  },
  {
    // The same address in all languages: applications that are installed know it.
    name: 'share',
    path: `${language}partager/`,
    meta: { late: true },
    component: () => import('./views/ShareView.vue'),
  },
  {
    // The same address in all languages: partners keep it, with what they chose.
    name: 'integrate',
    path: `${language}integrer/`,
    meta: { late: true },
    component: () => import('./views/IntegrateView.vue'),
  },
  {
    name: 'end',
    path: `${language}end/`,
    meta: { late: true },
    component: () => import('./views/EndView.vue'),
  },
]

/** Pages that are only ever read: the built application does not carry them. */
const still: RouteRecordRaw[] = [
  { name: 'root', path: '/', component: RootView },
  { name: 'text', path: `${language}:text(${texts.join('|')})/`, component: TextView, props: true },
  { name: 'map', path: `${language}map/`, component: MapView },
  // What stands around every page: src/sw.ts gives it where the page itself cannot be had.
  { name: 'shell', path: `${language}shell/`, component: { render: () => null } },
  { name: 'lost', path: '/:path(.*)*', component: LostView },
]

const routes = import.meta.env.SSR || import.meta.env.DEV ? [...living, ...still] : living

export const makeRouter = (history: RouterHistory) =>
  createRouter({
    history,
    routes,
    strict: true,
    // What changes in the address of the same page moves nobody.
    scrollBehavior: (to, { path }, saved) =>
      saved ?? (to.hash ? { el: to.hash } : to.path !== path && { top: 0 }),
  })
