import { Window } from 'happy-dom'
import type { Assets } from '../../src/site/page.ts'
import type { Page } from '../../src/prerender.ts'

export const assets: Assets = {
  style: 'body{color:red}',
  paper: { light: '#fffbf3', dark: '#16120d' },
  icon: 'data:image/svg+xml,%3Csvg%3E',
  touchIcon: '/icons/apple-touch-180.png',
  drawings: { 'icon-pad': '<symbol id="icon-pad"></symbol>', wordmark: '<symbol id="wordmark"></symbol>' },
  scripts: { theme: '{theme()}', start: '{start()}', apart: '{apart()}', negotiate: '{negotiate()}' },
  told: { portal: {} },
  base: '/',
  pictured: () => true,
  words: language => `/assets/${language}-1.js`,
}

/** A page as src/prerender.ts makes it. */
export const page = (more: Partial<Page> = {}): Page => ({
  file: 'fr/index.html',
  language: 'fr',
  direction: 'ltr',
  head: { title: 'Entraide', description: 'Des outils', canonical: 'https://e.test/fr/', alternates: [] },
  html: '<main>Bonjour</main>',
  script: 'start',
  ...more,
})

const { DOMParser } = new Window()

/** What a browser makes of a document; it runs nothing. */
export const parsed = (document: string) => new DOMParser().parseFromString(document, 'text/html')
