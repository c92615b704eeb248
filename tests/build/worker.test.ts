import { expect, it } from 'vitest'
import { buildOf, workerScript } from '../../src/build/worker.ts'

const site = {
  version: '1.2.3',
  languages: ['fr', 'en'],
  files: [
    { fileName: 'assets/index-1.js', modules: ['/x/src/main.ts'] },
    { fileName: 'assets/words-1.js', modules: ['/x/src/locales/fr.json?first.json'] },
    { fileName: 'assets/pad-1.js', modules: ['/x/src/content/fr/services/pad.md'] },
    { fileName: 'assets/words-2.js', modules: ['/x/src/locales/en.json?first.json'] },
    { fileName: 'assets/kittens-1.svg', modules: [] },
    { fileName: 'assets/letters-1.woff2', modules: [] },
    { fileName: 'assets/TheBuilder-1.js', modules: ['/x/src/components/TheBuilder.vue'] },
    { fileName: 'assets/TheHealth-1.js', modules: ['/x/src/components/TheHealth.vue'] },
  ],
  documents: [
    { file: 'index.html', source: 'root', lives: false },
    { file: '404.html', source: 'lost', lives: false },
    { file: 'accessibilite/index.html', source: 'law', lives: false },
    { file: 'fr/index.html', source: 'home', lives: true },
    { file: 'fr/about/index.html', source: 'about', lives: false },
    { file: 'fr/integrer/index.html', source: 'builder', lives: true },
    { file: 'fr/etat/index.html', source: 'health', lives: true },
    // The worker knows it by the page about the service.
    { file: 'fr/ouvrir/pad/index.html', source: 'open', lives: true },
  ],
}

it('knows what is needed in any language, in one, and what only some need, but the builder and the history; of documents, those people go to', () => {
  expect(buildOf(site)).toEqual({
    version: expect.stringMatching(/^1\.2\.3-[0-9a-f]{8}$/),
    shell: ['assets/index-1.js', 'assets/kittens-1.svg'],
    words: { fr: ['assets/words-1.js', 'assets/pad-1.js'], en: ['assets/words-2.js'] },
    more: ['assets/letters-1.woff2'],
    pages: {
      '': { digest: '4813494d', lives: false },
      'fr/': { digest: '4ea14058', lives: true },
      'fr/about/': { digest: expect.stringMatching(/^[0-9a-f]{8}$/), lives: false },
    },
  })
})

it('is another build as soon as one word of one document is another', () => {
  const documents = site.documents.map(each => ({ ...each, source: `${each.source}.` }))
  expect(buildOf({ ...site, documents }).version).not.toBe(buildOf(site).version)
  expect(buildOf(site).version).toBe(buildOf(structuredClone(site)).version)
})

it('makes one classic script that holds all it needs', async () => {
  const script = await workerScript('src/sw.ts', buildOf(site))
  expect(script).not.toMatch(/\b(import|export)\b\s*[{*'"(]/)
  expect(script).toContain('assets/words-2.js')
  expect(() => new Function(script)).not.toThrow()
})
