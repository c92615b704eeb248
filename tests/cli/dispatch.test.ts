import { parseArgs } from 'node:util'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import project from '../../package.json' with { type: 'json' }
import { commands } from '../../src/cli/commands.ts'
import type { Command } from '../../src/cli/operations.ts'
import { dispatch } from '../../src/cli/dispatch.ts'

const run = vi.fn<Command['run']>()
const table = {
  start: { summary: 'begin', options: { '--port NUMBER': 'where' }, run },
  build: { summary: 'make', options: {}, run },
  unit: { summary: 'prove', run },
}
const said = vi.spyOn(console, 'log').mockReturnValue()
const complained = vi.spyOn(console, 'error').mockReturnValue()

beforeEach(() => {
  vi.clearAllMocks()
  run.mockResolvedValue(0)
})

describe('a command', () => {
  test('gets what follows its name, and its exit code is ours', async () => {
    run.mockResolvedValue(7)
    expect(await dispatch(['start', '--port', '80'], table)).toBe(7)
    expect(run).toHaveBeenCalledWith(['--port', '80'])
  })

  test.each(['--help', '-h'])('explains itself when asked with %s', async word => {
    expect(await dispatch(['start', word], table)).toBe(0)
    expect(said).toHaveBeenCalledWith('npm run start: begin\n\n  --port NUMBER  where')
    expect(run).not.toHaveBeenCalled()
  })

  test('is not needed to know which version this is', async () => {
    expect(await dispatch(['--version'], table)).toBe(0)
    expect(said).toHaveBeenCalledWith(project.version)
  })

  test('of a tool lets the tool explain itself', async () => {
    await dispatch(['unit', '--help'], table)
    expect(run).toHaveBeenCalledWith(['--help'])
  })

  test('without options takes none', async () => {
    expect(await dispatch(['build', '--fast'], table)).toBe(2)
    expect(complained).toHaveBeenCalledWith(expect.stringContaining("'--fast'"))
    expect(run).not.toHaveBeenCalled()
  })

  test('that finds its options wrong is a wrong command', async () => {
    run.mockImplementation(async args => {
      parseArgs({ args })
      return 0
    })
    expect(await dispatch(['start', '--prot', '80'], table)).toBe(2)
  })

  test('that breaks is not taken for a wrong command', async () => {
    run.mockRejectedValue(new Error('broken'))
    await expect(dispatch(['start'], table)).rejects.toThrow('broken')
  })
})

describe('anything else', () => {
  test.each(['--help', '-h', 'help'])('%s lists every command', async word => {
    expect(await dispatch([word], table)).toBe(0)
    expect(said).toHaveBeenCalledWith(
      'npm run <command> [-- options]\n\n  start  begin\n  build  make\n  unit   prove',
    )
  })

  test.each([
    ['biuld', 'There is no command "biuld": did you mean "build"?'],
    ['deploy', 'There is no command "deploy": see "npm run help".'],
    ['toString', 'There is no command "toString": see "npm run help".'],
  ])('%s is a wrong command', async (word, sentence) => {
    expect(await dispatch([word], table)).toBe(2)
    expect(complained).toHaveBeenCalledWith(sentence)
  })
})

test('every command has a script of its name, as has the list of them, and goes through the bootstrap', () => {
  const scripts = ['help', ...Object.keys(commands)].map(name => [name, `node src/cli/bootstrap.mjs ${name}`])
  expect(project.scripts).toEqual(Object.fromEntries(scripts))
})
