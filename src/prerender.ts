import { createMemoryHistory } from 'vue-router'
import { renderToString } from 'vue/server-renderer'
import { makeApp } from './app.ts'
import { instancesFor, type Pool } from './core/pool.ts'
import { writePool, type PoolFile } from './core/poolfile.ts'
import { isService } from './core/services.ts'
import { texts } from './core/texts.ts'
import { headOf, type Head } from './head.ts'
import { composerOf, loadMessages, makeI18n } from './i18n.ts'
import { languages } from './languages.ts'
import { portal } from './portal.ts'
import { usePoolStore } from './stores/pool.ts'

/** One page, ready to be put into the template. */
export interface Page {
  /** Where it goes below dist/. */
  file: string
  language: string
  direction: 'ltr' | 'rtl'
  head: Head
  /** The application's HTML. */
  html: string
  /** The list the page shows before pool.json is read; only pages that show one. */
  list?: PoolFile
  /** Whether it stands for any page that the application draws. */
  bare?: true
  /** Whether the operator says that many people use the computers it is shown on. */
  shared?: true
  /** Where it leads on by itself, without any script: there is one language alone. */
  leads?: string
  /**
   * `start` runs the application and asks how the kittens are; `apart` runs it alone; `negotiate` goes to a page in a
   * language; a page may also stand still.
   */
  script: 'start' | 'apart' | 'negotiate' | 'none'
}

/** Every page of the portal, in every language: the same application as in the browser, before anything is known there. */
export async function prerender(pool: Pool): Promise<Page[]> {
  const home = languages[0]?.tag ?? 'fr'
  const inEach = languages.flatMap(({ tag }) => [
    page(pool, tag, `/${tag}/`, `${tag}/index.html`),
    page(pool, tag, `/${tag}/why/`, `${tag}/why/index.html`),
    page(pool, tag, `/${tag}/etat/`, `${tag}/etat/index.html`),
    ...texts.map(text => page(pool, tag, `/${tag}/${text}/`, `${tag}/${text}/index.html`, 'none')),
    page(pool, tag, `/${tag}/map/`, `${tag}/map/index.html`, 'none'),
    page(pool, tag, `/${tag}/rooms/`, `${tag}/rooms/index.html`, 'apart'),
    page(pool, tag, `/${tag}/settings/`, `${tag}/settings/index.html`),
    page(pool, tag, `/${tag}/partager/`, `${tag}/partager/index.html`),
    page(pool, tag, `/${tag}/integrer/`, `${tag}/integrer/index.html`),
    page(pool, tag, `/${tag}/end/`, `${tag}/end/index.html`),
    page(pool, tag, `/${tag}/shell/`, `${tag}/shell/index.html`, 'apart'),
    ...portal.services
      .flatMap(service => [service, `ouvrir/${service}`])
      .map(path => page(pool, tag, `/${tag}/${path}/`, `${tag}/${path}/index.html`)),
  ])
  return Promise.all([
    page(pool, home, '/', 'index.html', 'negotiate'),
    page(pool, home, '/404', '404.html', 'none'),
    ...inEach,
    // Where French law has people look for it; its canonical address is the ordinary one.
    ...(languages.some(({ tag }) => tag === 'fr')
      ? [page(pool, 'fr', '/fr/accessibility/', 'accessibilite/index.html', 'none')]
      : []),
  ])
}

/** The sentences of a language, for what is not a page. */
export const sentencesIn = async (tag: string) => composerOf(makeI18n(tag, await loadMessages(tag))).t

async function page(
  pool: Pool,
  tag: string,
  path: string,
  file: string,
  script: Page['script'] = 'start',
): Promise<Page> {
  const { app, pinia, router, i18n } = makeApp(
    createMemoryHistory(import.meta.env.BASE_URL),
    tag,
    await loadMessages(tag),
  )
  // A page that cannot be drawn stops the build; Vue would write it empty.
  app.config.throwUnhandledErrorInProduction = true
  await router.push(path)
  const route = router.currentRoute.value
  const service = route.params['service']
  const listed = isService(service) ? { instances: instancesFor(pool, service) } : undefined
  const builtIn = route.name === 'health' ? pool : listed
  usePoolStore(pinia).builtIn = builtIn
  return {
    file,
    language: tag,
    direction: languages.find(language => language.tag === tag)?.direction ?? 'ltr',
    head: headOf(route, i18n),
    html: await renderToString(app),
    ...(portal.sharedComputer && { shared: true }),
    ...(route.name === 'root' && languages.length === 1 && { leads: `./${tag}/` }),
    ...(route.name === 'shell' && { bare: true }),
    ...(builtIn && { list: writePool(builtIn) }),
    script,
  }
}
