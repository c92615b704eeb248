import { createHash } from 'node:crypto'
import { chmod, chown, cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { thisMachine } from '../../src/cli/debian.ts'
import { sitePolicy } from '../../src/cli/headers.ts'
import { listening } from '../../src/cli/serve.ts'
import { portalServer } from '../../src/cli/server.ts'
import { webServers } from '../../src/cli/webservers.ts'
import { servers, type ServerId } from '../../src/core/serving/list.ts'
import { ask, asksFor, type Answer } from './servers/asks.ts'
import { startServer, starts } from './servers/starting.ts'

// The reference server says what is right; each real one, with what we write for it, has to say the same.

const unpacked = await webServers(await thisMachine())
test.skip(!unpacked && !process.env['CI'], 'Debian’s web servers cannot be had here.')

const compared = [
  ...['content-type', 'cache-control', 'content-security-policy', 'x-frame-options', 'referrer-policy'],
  ...['cross-origin-resource-policy', 'cross-origin-opener-policy', 'permissions-policy', 'allow'],
  ...['x-content-type-options', 'access-control-allow-origin', 'content-encoding', 'vary', 'location'],
] as const

for (const name of Object.keys(starts) as (keyof typeof starts)[])
  for (const base of ['/', '/entraide/'])
    test(`${name} answers like the reference server below ${base}`, async () => {
      if (!unpacked) throw new Error('Debian’s web servers cannot be had here.')
      const folder = await mkdtemp(join(tmpdir(), 'entraide-'))
      const site = join(folder, 'site')
      await cp('dist', site, { recursive: true, preserveTimestamps: true })
      const setup = {
        ...{
          site,
          base,
          name: '127.0.0.1',
          languages: ['fr', 'en'],
          renewal: 'entraide server',
          brotli: true,
        },
        policy: await sitePolicy(site)(),
      }
      await writeFile(join(site, '.htaccess'), servers.htaccess.write(setup))
      const id: ServerId = name === 'apache2' ? 'apache' : name
      await chown(folder, 65534, 65534).catch(() => undefined)
      await chmod(folder, 0o755)
      const reference = portalServer(site, base)
      const right = await listening(reference)
      const running = await startServer(name, unpacked, folder, listen =>
        servers[id].write({ ...setup, listen }),
      )
      try {
        const script = (await readdir(join(site, 'assets'))).find(file => /^index.*\.js$/.test(file)) ?? ''
        const told: string[] = []
        for (const each of asksFor(`assets/${script}`)) {
          const what = `${each.method ?? 'GET'} ${base}${each.path} ${JSON.stringify(each.headers ?? {})}`
          const sent = { ...each, path: base + each.path }
          const [expected, answered] = await Promise.all([right, running.url].map(url => ask(url, sent)))
          if (!expected || !answered) throw new Error('Nobody answered.')
          const theirs = seen(answered)
          for (const [key, value] of Object.entries(seen(expected)))
            if (value !== theirs[key]) told.push(`${what} ${key}: ${theirs[key]} for ${value}`)
        }
        expect(told).toEqual([])
      } finally {
        await running.stop()
        reference.close()
        await rm(folder, { recursive: true })
      }
    })

/** What of an answer has to be the same. What a redirect or a refusal says beside its address is read by nobody. */
function seen({ status, headers, body }: Answer): Record<string, unknown> {
  const told = Object.fromEntries(compared.map(name => [name, tidy(name, headers[name])]))
  const isRead = [200, 404].includes(status)
  return {
    ...{ ...told, status },
    'content-type': isRead && told['content-type'],
    tag: status === 200 && headers.etag !== undefined,
    body: isRead && createHash('sha256').update(body).digest('hex').slice(0, 12) + ` (${body.length})`,
  }
}

function tidy(name: string, value: string | string[] | undefined): string | undefined {
  if (value === undefined) return undefined
  const text = String(value)
  if (name === 'vary') return [...new Set(text.toLowerCase().split(/, */))].toSorted().join()
  if (name === 'content-type') return text.toLowerCase().replaceAll(' ', '')
  if (name === 'location') return text.replace(/^http:\/\/[^/]+/, '')
  return text
}
