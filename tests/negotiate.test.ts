import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { inlineScript } from '../src/build/inline.ts'
import { put } from '../src/site/parts.ts'

const file = join(import.meta.dirname, '../src/negotiate.ts')

interface Visitor {
  /** What the device remembers; `undefined`: it refuses to say. */
  stored?: string | null | undefined
  wants?: readonly string[]
  address?: string
}

/** Where the script of a portal with these languages sends a visitor: the first is the default. */
async function sent(offered: readonly string[], { stored = null, wants = [], address = '' }: Visitor) {
  const script = put(await inlineScript(file), {
    __LANGUAGES__: JSON.stringify(offered.map(tag => ({ tag }))),
    __FIRST__: "localStorage.getItem('entraide.language')",
  })
  const { search, hash } = new URL(address, 'https://e.test/')
  const went: string[] = []
  const localStorage = {
    getItem: (key: string) => (key === 'entraide.language' ? stored : null),
  }
  runInNewContext(script, {
    localStorage,
    navigator: { languages: wants },
    location: { search, hash, replace: (to: string) => went.push(to) },
  })
  return went
}

const both = ['fr', 'en']

describe('the language of a first page', () => {
  it.each<[string, Visitor, string]>([
    ['the one chosen before, whatever the browser wants', { stored: 'en', wants: ['fr'] }, './en/'],
    ['the first the browser wants that is spoken here', { wants: ['de', 'en', 'fr'] }, './en/'],
    ['that of the region the browser names', { wants: ['de-AT', 'en-GB'] }, './en/'],
    ['whatever the capitals', { wants: ['EN-gb'] }, './en/'],
    ['a language wanted first by region, before another wanted later', { wants: ['fr-CA', 'en'] }, './fr/'],
    ['the default when nothing wanted is spoken', { wants: ['de', 'nl'] }, './fr/'],
    ['the default when the browser wants nothing', {}, './fr/'],
    ['not one remembered that is spoken no more', { stored: 'de', wants: ['en'] }, './en/'],
    ['not an address, whatever is remembered', { stored: '//evil.test' }, './fr/'],
  ])('is %s', async (_, visitor, expected) => {
    expect(await sent(both, visitor)).toEqual([expected])
  })

  it.each([
    [['pt-BR'], 'pt-BR'],
    [['pt-br'], 'pt-BR'],
    [['zh-Hant-TW'], 'zh-Hant'],
  ])('is found for a browser that wants %j where tags have several parts', async (wants, tag) => {
    expect(await sent(['fr', 'pt-BR', 'zh-Hant'], { wants })).toEqual([`./${tag}/`])
  })

  it('remembers a tag of several parts', async () => {
    expect(await sent(['fr', 'pt-BR'], { stored: 'pt-BR', wants: ['fr'] })).toEqual(['./pt-BR/'])
  })
})

describe('the way there', () => {
  it('keeps what the address asked for', async () => {
    const visitor = { wants: ['en'], address: '/?from=chatons#content' }
    expect(await sent(both, visitor)).toEqual(['./en/?from=chatons#content'])
  })
})

describe('a browser that refuses to remember', () => {
  const script = async () =>
    put(await inlineScript(file), {
      __LANGUAGES__: '[{"tag":"fr"},{"tag":"en"}]',
      __FIRST__: "localStorage.getItem('entraide.language')",
    })
  const refusal = () => {
    throw new Error('SecurityError')
  }
  const go = async (storage: PropertyDescriptor) => {
    const went: string[] = []
    const page = {
      navigator: { languages: ['en'] },
      location: { search: '', hash: '', replace: (to: string) => went.push(to) },
    }
    runInNewContext(await script(), Object.defineProperty(page, 'localStorage', storage))
    return went
  }

  it('is asked for its languages when reading throws', async () => {
    expect(await go({ value: { getItem: refusal } })).toEqual(['./en/'])
  })

  it('is asked for its languages when even naming the storage throws', async () => {
    expect(await go({ get: refusal })).toEqual(['./en/'])
  })

  it('is asked for its languages when there is no storage at all', async () => {
    expect(await go({ value: null })).toEqual(['./en/'])
  })
})
