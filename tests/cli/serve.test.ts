import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { listening, serve } from '../../src/cli/serve.ts'
import { folderWith } from './site.ts'

const complained = vi.spyOn(console, 'error').mockReturnValue()

const site = () => folderWith({ '.headers.json': '{}', 'index.html': 'Hello' })

describe('serving', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('says where, and ends well on %s', async signal => {
    const main = join(import.meta.dirname, '../../src/cli/main.ts')
    const child = spawn(process.execPath, [main, 'serve', '--port', '0', '--dir', await site()], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    const [line] = await once(createInterface(child.stdout), 'line')
    expect(line).toMatch(/^Entraide is at http:\/\/127\.0\.0\.1:\d+\/$/)

    // The connection is kept alive: it must not keep the server up.
    expect(await (await fetch(line.split(' ').at(-1))).text()).toBe('Hello')
    child.kill(signal)
    expect(await once(child, 'exit')).toEqual([0, null])
  })

  test('on a port that is taken says so and leaves it alone', async () => {
    const taken = createServer()
    onTestFinished(() => void taken.close())
    const { port } = new URL(await listening(taken))
    expect(await serve(['--port', port, '--dir', await site()])).toBe(1)
    expect(complained).toHaveBeenLastCalledWith(expect.stringContaining(`Port ${port} of 127.0.0.1 is taken`))
  })

  test('on an address of another machine says so', async () => {
    expect(await serve(['--port', '0', '--host', '192.0.2.1', '--dir', await site()])).toBe(1)
    expect(complained).toHaveBeenLastCalledWith('This machine has no address "192.0.2.1".')
  })

  test('what is not built says how to build it', async () => {
    expect(await serve(['--dir', await folderWith({ 'index.html': '' })])).toBe(1)
    expect(complained).toHaveBeenLastCalledWith(expect.stringContaining('npm run build'))
  })

  test.each(['', '-1', '65536', '80x', '1e3', '4173.5'])('on port "%s" is a wrong command', async port => {
    expect(await serve([`--port=${port}`, '--dir', await site()])).toBe(2)
  })
})
