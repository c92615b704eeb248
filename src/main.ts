import { createWebHistory } from 'vue-router'
import { makeApp } from './app.ts'
import { readPool } from './core/pool.ts'
import { isService } from './core/services.ts'
import { headOf } from './head.ts'
import { composerOf, loadMessages, speak } from './i18n.ts'
import { isLanguage, languageOf } from './languages.ts'
import { useDraftsStore } from './stores/drafts.ts'
import { usePoolStore } from './stores/pool.ts'
import './styles.css'

const tag = document.documentElement.lang
const history = createWebHistory(import.meta.env.BASE_URL)
const { app, pinia, router, i18n } = makeApp(history, tag, await loadMessages(tag))
const pool = usePoolStore(pinia)

// Pages of a service carry the list they were built with, so that it is the same list before and after this starts.
const list = document.getElementById('list')?.textContent
const builtIn = list ? readPool(JSON.parse(list)) : undefined
if (typeof builtIn === 'object') pool.builtIn = builtIn

// What was typed before this started is kept: the fields below it are about to become the application's.
const { drafts } = useDraftsStore(pinia)
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-draft]')) {
  const service = input.dataset['draft']
  if (isService(service)) drafts[service].title = input.value
}

router.beforeResolve(async to => {
  const language = to.params['language']
  if (isLanguage(language)) await speak(i18n, language)
})

router.afterEach(to => {
  const { title, description } = headOf(to, i18n)
  document.title = title
  document.querySelector('meta[name=description]')?.setAttribute('content', description)
  document.documentElement.lang = composerOf(i18n).locale.value
  document.documentElement.dir = languageOf(composerOf(i18n).locale.value)?.direction ?? 'ltr'
})

void pool.load()
await router.isReady().catch(() => undefined)
// A task of its own: creating and mounting in one would block an old phone for longer than a finger notices.
setTimeout(() => {
  app.mount('#app')
  document.documentElement.dataset['started'] = ''
})
