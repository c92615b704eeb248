import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createContext, runInContext, Script } from 'node:vm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inlineScript } from '../../src/build/inline.ts'

const root = join(import.meta.dirname, '../..')
const open = { start: ['__APP__', '__READERS__'], negotiate: ['__FIRST__', '__LANGUAGES__'] }

describe.each(['start', 'negotiate'] as const)('src/%s.ts, inside a page', name => {
  let script: string
  beforeAll(async () => {
    script = await inlineScript(join(root, `src/${name}.ts`))
  })

  it('is an ordinary script: nothing is imported before it runs', () => {
    expect(() => new Script(script)).not.toThrow()
    expect(script).not.toMatch(/\bimport\s*[\w{*'"]/)
    expect(script).not.toMatch(/\bexport\b/)
  })

  it('is small', () => {
    expect(script.length).toBeLessThan(1200)
  })

  it('leaves open what differs from portal to portal, once each', () => {
    expect(script.match(/__[A-Z]+__/g)?.toSorted()).toEqual(open[name])
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
    runInContext(await inlineScript(file), context)
    expect(context).toEqual({ said: 2 })
    expect(() => runInContext('one', context)).toThrow()
  })
})
