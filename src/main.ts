import './scrolls.ts'
import type { Pinia } from 'pinia'
import { createWebHistory } from 'vue-router'
import { makeApp } from './app.ts'
import { isService } from './core/services.ts'
import { wordsOf } from './head.ts'
import { composerOf, loadFirst, loadLate, loadRest, speak } from './i18n.ts'
import { languageOf } from './languages.ts'
import { useDraftsStore } from './stores/drafts.ts'
import { usePoolStore } from './stores/pool.ts'
import { useTurnsStore } from './stores/turns.ts'
import './styles.css'

// No await at the top of this file: the bundler would then cut the application into chunks that wait for each other.
void start(document.documentElement.lang)

async function start(tag: string): Promise<void> {
  const { app, pinia, router, i18n } = makeApp(
    createWebHistory(import.meta.env.BASE_URL),
    tag,
    await loadFirst(tag),
  )
  // Somebody may leave before the page sees to it by itself: composables/useUnlisted.ts.
  if (/\/ouvrir\//.test(location.pathname)) history.scrollRestoration = 'auto'
  const rest = loadRest(i18n, tag)
  const keep = () => keepTitles(pinia)
  keep()
  addEventListener('input', keep)

  addEventListener('vite:preloadError', revive)
  router.onError((_, to) => (wanted = router.resolve(to).href))
  router.beforeResolve(async to => {
    const language = to.params['language']
    if (language) await speak(i18n, String(language))
    if (to.meta['late']) await loadLate(i18n, String(language))
  })
  router.afterEach(() => {
    wanted = undefined
    // Somebody may have stayed.
    const words = wordsOf(router.currentRoute.value, i18n)
    if (words) {
      document.title = words.title
      document.querySelector('meta[name=description]')?.setAttribute('content', words.description)
    }
    const language = composerOf(i18n).locale.value
    document.documentElement.lang = language
    document.documentElement.dir = languageOf(language)?.direction ?? 'ltr'
  })

  await router.isReady()
  // At an address that is written otherwise, such as /fr/index.html, the page stays as it was written.
  if (!router.currentRoute.value.matched[0]) return
  // The page was there before the application: the list in it is taken over.
  if (document.getElementById('list'))
    usePoolStore(pinia).builtIn = await import('./stores/reader.ts').then(({ builtInPool }) => builtInPool())
  // A task of its own: creating and mounting in one would block an old phone for longer than a finger notices.
  setTimeout(() => {
    app.mount('#app')
    // Cards have asked for their turns once this task is over.
    setTimeout(() => useTurnsStore(pinia).take(finish))
  })

  /** After the last card: what is mounted has to be what was prerendered. */
  function finish(): void {
    removeEventListener('input', keep)
    document.documentElement.dataset['started'] = ''
    ask()
    router.afterEach(ask)
  }

  let asked = false
  /** The first page that does not stand apart asks for the kittens. pool.json is already on its way there (src/start.ts). */
  function ask(): void {
    if (asked || router.currentRoute.value.meta['apart']) return
    asked = true
    // A room is named with words of the rest.
    const pool = usePoolStore(pinia)
    rest.then(pool.load, () => (pool.problem = 'unreachable'))
  }
}

/** The page somebody was on the way to when a piece of the application could not be had. */
let wanted: string | undefined

/**
 * A piece cannot be had. Where this file is gone too, another build has taken its place: the page is loaded anew, or the
 * one somebody was on the way to, but not under a dialogue.
 */
function revive(): void {
  fetch(import.meta.url, { method: 'HEAD', cache: 'no-store' }).then(
    ({ status }) => {
      if (status !== 404 || document.querySelector('dialog[open]')) return
      if (wanted) location.assign(wanted)
      else location.reload()
    },
    // Nobody is there to bring another: what is kept has another page instead (src/sw.ts).
    () => void (navigator.serviceWorker?.controller && wanted && location.assign(wanted)),
  )
}

/** What somebody types into a card that is not live yet is taken over too. */
function keepTitles(pinia: Pinia): void {
  const { drafts } = useDraftsStore(pinia)
  for (const input of document.querySelectorAll<HTMLInputElement>('input[data-draft]')) {
    const service = input.dataset['draft']
    if (isService(service)) drafts[service].title = input.value
  }
}
