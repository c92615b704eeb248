import { chmod, chown, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { thisMachine } from '../../src/cli/debian.ts'
import { describedSite, describeSite } from '../../src/cli/describe.ts'
import { listening } from '../../src/cli/serve.ts'
import { portalServer } from '../../src/cli/server.ts'
import { startServer, starts } from '../../src/cli/starting.ts'
import { webServers } from '../../src/cli/webservers.ts'
import type { ServerId } from '../../src/core/serving/list.ts'
import { ask, asksFor, attempts, questions, type Answer } from './servers/asks.ts'
import { neighbour, neighbours } from './servers/neighbours.ts'
import { accepted, seen } from './servers/sameness.ts'

// The reference server says what is right; each real one, with what we write for it, has to say the same.

const ids = Object.keys(starts) as ServerId[]
const idOf = (name: string) => ids.find(id => name.startsWith(id)) ?? 'nginx'
const unpacked = await webServers(await thisMachine())
test.skip(!unpacked && !process.env['CI'], 'Debian’s web servers cannot be had here.')

for (const base of ['/', '/entraide/'])
  test(`nginx, Apache, Caddy and lighttpd answer like the reference server below ${base}`, async () => {
    if (!unpacked) throw new Error('Debian’s web servers cannot be had here.')
    const folder = await mkdtemp(join(tmpdir(), 'entraide-'))
    await chmod(folder, 0o755)
    const site = join(folder, 'site')
    await cp('dist', site, { recursive: true, preserveTimestamps: true })
    await writeFile(join(folder, 'package.json'), 'a secret')
    await describeSite(site, { url: `https://127.0.0.1${base}`, languages: ['fr', 'en'] })
    const portal = await describedSite(site)
    if (!portal) throw new Error('There is no built site in dist.')
    const setup = { ...portal, site, renewal: 'entraide server', brotli: true }

    const reference = portalServer(site, base)
    const right = await listening(reference)
    const names = [...ids, ...(base === '/' ? [] : ids.map(id => `${id} inside` as const))]
    const running = await Promise.all(
      names.map(async name => {
        const own = join(folder, name.replace(' ', '-'))
        await mkdir(own)
        await writeFile(join(own, 'home.txt'), neighbour)
        await chown(own, 65534, 65534).catch(() => undefined)
        const id = idOf(name)
        return startServer(id, unpacked, own, setup, id === name ? undefined : neighbours[id])
      }),
    )
    const told: string[] = []
    const tell = (name: string, what: string, right: Answer, answer: Answer) => {
      const theirs = seen(answer)
      for (const [key, value] of Object.entries(seen(right)))
        if (value !== theirs[key]) told.push(`${name} ${what} ${key}: ${theirs[key]} for ${value}`)
    }
    try {
      const script = (await readdir(join(site, 'assets'))).find(file => /^index.*\.js$/.test(file)) ?? ''
      for (const each of asksFor(`assets/${script}`)) {
        const sent = { ...each, path: base + each.path }
        const expected = await ask(right, sent)
        await Promise.all(
          running.map(async ({ url }, index) => {
            // Over HTTP/1.1 Caddy hangs up on who sends more than 256 kB that nobody reads; over TLS it does not.
            if (names[index]?.startsWith('caddy') && each.body) return
            const answer = await ask(url, sent).catch(() => undefined)
            const what = `${each.method ?? 'GET'} ${each.path} ${JSON.stringify(each.headers ?? {})}`
            if (answer) tell(idOf(names[index] ?? ''), what, expected, answer)
            else told.push(`${names[index]} ${what}: no answer`)
          }),
        )
      }
      for (const [index, { url }] of running.entries()) {
        const isInside = names[index] !== idOf(names[index] ?? '')
        const [path, host, said] = isInside
          ? ['/', new URL(url).host, neighbour]
          : [`${base}fr/`, 'portal.test', 'id="app"']
        const { body } = await ask(url, { path, headers: { host } })
        if (!body.includes(said)) told.push(`${names[index]} ${path}: not what is at this name`)
        for (const path of attempts) {
          const { status, headers, body } = await ask(url, { path: base + path })
          const isElsewhere = headers.location !== undefined && new URL(headers.location, url).origin !== url
          if (isElsewhere || /a secret|root:x:|"Content-Security-Policy"/.test(body.toString()))
            told.push(`${names[index]} ${path}: ${status}, not refused`)
        }
        for (const question of questions(base, `assets/${script}`)) {
          const wrong = await question(url)
          if (wrong) told.push(`${names[index]} ${wrong}`)
        }
      }
    } finally {
      await Promise.all(running.map(({ stop }) => stop()))
      reference.close()
      await rm(folder, { recursive: true })
    }
    expect(told.filter(each => !accepted.some(known => known.test(each)))).toEqual([])
    // What is no longer so must not be said.
    expect(accepted.filter(known => !told.some(each => known.test(each)))).toEqual([])
  })
