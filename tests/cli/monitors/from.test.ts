import { once } from 'node:events'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { probe } from '../../../src/cli/probe.ts'

const minute = 60_000

let folder = ''
let server: Server
let said = ''
let now = Date.parse('2026-11-25T12:00:00Z')
let answer: { status: number; body: string } = { status: 200, body: '[]' }

/** A Gatus that looked at these a minute ago. */
const gatusSaw = (seen: Record<string, boolean>) => ({
  status: 200,
  body: JSON.stringify(
    Object.entries(seen).map(([name, success]) => ({
      name,
      key: `_${name}`,
      results: [
        {
          status: success ? 200 : 502,
          success,
          duration: 9e7,
          timestamp: new Date(now - minute).toISOString(),
        },
      ],
    })),
  ),
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'entraide-from-'))
  await cp(join(import.meta.dirname, '../../config/good'), folder, { recursive: true })
  server = createServer((_, response) => response.writeHead(answer.status).end(answer.body))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const portal = await readFile(join(folder, 'portal.yml'), 'utf8')
  const monitor = `monitor: { type: gatus, url: 'http://127.0.0.1:${port}/' }\n`
  await writeFile(
    join(folder, 'portal.yml'),
    portal.replace(/^monitor:.*\n/m, monitor).replace('[pad]', '[pad, drop]'),
  )
})
afterEach(async () => {
  server.closeAllConnections()
  server.close()
  await rm(folder, { recursive: true })
})

/** One run, five minutes after the last. */
async function run(...args: string[]): Promise<number> {
  said = ''
  const world = { pace: { now: () => now } }
  const out = { write: (text: string) => (said += text) }
  const code = await probe(['--config', folder, '--out', folder, ...args], out, world)
  now += 5 * minute
  return code
}

async function published(): Promise<Record<string, string>> {
  const { instances } = JSON.parse(await readFile(join(folder, 'health.json'), 'utf8'))
  return Object.fromEntries(
    Object.entries(instances).map(([id, health]) => [id, (health as { status: string }).status]),
  )
}

const well = { 'kitten/etherpad': true, 'kitten/pads-of-a-week': true, 'the drop': true }

describe('the word of a monitor', () => {
  test('goes through the same memory as a look of our own: one miss is forgiven, two are not', async () => {
    answer = gatusSaw(well)
    expect(await run('--from', 'gatus')).toBe(0)
    expect(await published()).toEqual({
      'kitten/etherpad': 'pass',
      'kitten/pads-of-a-week': 'pass',
      'kitten/lufi': 'pass',
      'kitten/cryptpad': 'unknown',
    })
    answer = gatusSaw({ ...well, 'the drop': false })
    await run('--from', 'gatus')
    expect((await published())['kitten/lufi']).toBe('warn')
    await run('--from', 'gatus')
    expect((await published())['kitten/lufi'], 'one miss, told twice').toBe('warn')
    answer = gatusSaw({ ...well, 'the drop': false })
    await run('--from', 'gatus')
    expect((await published())['kitten/lufi']).toBe('fail')
  })

  test('is refused by the guard when it calls most of what worked down at once', async () => {
    answer = gatusSaw(well)
    await run('--from', 'gatus')
    answer = gatusSaw({ 'kitten/etherpad': false, 'kitten/pads-of-a-week': false, 'the drop': false })
    expect(await run('--from', 'gatus')).toBe(1)
    expect(said).toContain('Most of what worked fails at once')
    expect((await published())['kitten/etherpad']).toBe('pass')
  })

  test.each([
    [
      'does not answer',
      { status: 500, body: '' },
      'answers 500\n    tip: is "url" right in config/portal.yml?',
    ],
    ['knows nobody', { status: 200, body: '[]' }, 'The monitoring knows nothing new of anybody.'],
  ])('that %s changes nothing, and the operator is told', async (_, silence, sentence) => {
    answer = gatusSaw(well)
    await run('--from', 'gatus')
    const before = await published()
    answer = silence
    expect(await run('--from', 'gatus')).toBe(1)
    expect(said).toContain(sentence)
    expect(await published()).toEqual(before)
  })
})

test.each([
  ['nagios', 2, '--from takes prometheus, gatus, kuma, upptime, health, not "nagios".\n'],
  ['kuma', 1, 'config/portal.yml says under "monitor" whom to ask: it names gatus, not kuma.\n'],
])('--from %s is refused in a sentence', async (from, code, sentence) => {
  expect(await run('--from', from)).toBe(code)
  expect(said).toBe(sentence)
})
