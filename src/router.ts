import { createRouter, type RouterHistory, type RouteRecordRaw } from 'vue-router'
import { services } from './core/services.ts'
import { languages } from './languages.ts'
import HomeView from './views/HomeView.vue'
import LostView from './views/LostView.vue'
import RootView from './views/RootView.vue'
import ServiceView from './views/ServiceView.vue'

const language = `/:language(${languages.map(({ tag }) => tag).join('|')})/`

const routes: RouteRecordRaw[] = [
  { name: 'root', path: '/', component: RootView },
  { name: 'home', path: language, component: HomeView },
  {
    name: 'service',
    path: `${language}:service(${services.join('|')})/`,
    component: ServiceView,
    props: true,
  },
  { name: 'lost', path: '/:path(.*)*', component: LostView },
]

export const makeRouter = (history: RouterHistory) =>
  createRouter({
    history,
    routes,
    strict: true,
    scrollBehavior: (to, _, saved) => saved ?? (to.hash ? { el: to.hash } : { top: 0 }),
  })
