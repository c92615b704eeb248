import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext, Script } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inlineScript } from '../../src/build/inline.ts'

const root = join(import.meta.dirname, '../..')
const constants = {
  __APP__: '"/assets/app-1.js"',
  __READER__: '"/assets/reader-1.js"',
  __POOL__: '"/pool.json"',
  __LANGUAGES__: '[{"tag":"fr"},{"tag":"en"}]',
  __FIRST__: "localStorage.getItem('entraide.language')",
}

describe.each(['start', 'negotiate'])('src/%s.ts, inside a page', name => {
  let script: string
  beforeAll(async () => {
    script = await inlineScript(join(root, `src/${name}.ts`), constants)
  })

  it('is an ordinary script: nothing is imported before it runs', () => {
    expect(() => new Script(script)).not.toThrow()
    expect(script).not.toMatch(/\bimport\s*[\w{*'"]/)
    expect(script).not.toMatch(/\bexport\b/)
  })

  it('is small', () => {
    expect(script.length).toBeLessThan(1200)
  })

  it('has every constant put in', () => {
    expect(script).not.toMatch(/__[A-Z]+__/)
  })

  it('cannot end the element it stands in', () => {
    expect(script).not.toMatch(/<\/script|<!--/i)
  })
})

describe('inlineScript', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'entraide-inline-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))

  it('leaves none of its names to the page', async () => {
    const file = join(folder, 'loud.ts')
    await writeFile(
      file,
      'const one: number = 1\nlet two = one + 1\nconst say = (n: number) => (globalThis.said = n)\nsay(two)\n',
    )
    const context = createContext({})
    runInContext(await inlineScript(file, {}), context)
    expect(context).toEqual({ said: 2 })
    expect(() => runInContext('one', context)).toThrow()
  })
})

it('on a page that stands apart, src/start.ts starts the application and asks for no list', async () => {
  const script = await inlineScript(join(root, 'src/start.ts'), { ...constants, __READER__: 'undefined' })
  expect(script).toContain('/assets/app-1.js')
  expect(script).not.toMatch(/reader|\.ask\(|undefined/)
})
