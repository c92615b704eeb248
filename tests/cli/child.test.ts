import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, onTestFinished, test } from 'vitest'
import { run } from '../../src/cli/child.mjs'

const node = (script: string, env?: NodeJS.ProcessEnv) => run(process.execPath, ['-e', script], env)

test('a command’s exit code is given', async () => {
  expect(await node('process.exit(0)')).toBe(0)
  expect(await node('process.exit(3)')).toBe(3)
})

test('a command ended by a signal gives what a shell would', async () => {
  expect(await node("process.kill(process.pid, 'SIGTERM')")).toBe(143)
})

test('a command sees what is added to the environment, and all the rest', async () => {
  expect(
    await node("process.exit(process.env.ADDED === 'yes' && process.env.PATH ? 0 : 1)", { ADDED: 'yes' }),
  ).toBe(0)
})

test('a command that does not exist is an error', async () => {
  await expect(run('/no/such/command', [])).rejects.toThrow('ENOENT')
})

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s is passed on to the command', async signal => {
  const waits = `process.on('${signal}', () => process.exit(9)); setInterval(() => {}, 1000); console.log('up')`
  const child = new URL('../../src/cli/child.mjs', import.meta.url).href
  const script = `import { run } from '${child}'
    process.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(waits)}])`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void parent.kill('SIGKILL'))
  await once(createInterface(parent.stdout), 'line')
  parent.kill(signal)
  expect(await once(parent, 'exit')).toEqual([9, null])
})
