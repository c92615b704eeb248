import { createPinia } from 'pinia'
import { createSSRApp } from 'vue'
import type { RouterHistory } from 'vue-router'
import App from './App.vue'
import { makeI18n, type Messages } from './i18n.ts'
import { makeRouter } from './router.ts'

/** The application, the same at build and in the browser. */
export function makeApp(history: RouterHistory, tag: string, messages: Messages) {
  const pinia = createPinia()
  const router = makeRouter(history)
  const i18n = makeI18n(tag, messages)
  const app = createSSRApp(App).use(pinia).use(i18n).use(router)
  return { app, pinia, router, i18n }
}
