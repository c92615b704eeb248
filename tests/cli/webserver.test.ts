import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readConfig } from '../../src/cli/configuration.ts'
import { describeSite } from '../../src/cli/describe.ts'
import { allowing } from '../../src/cli/headers.ts'
import { webserver } from '../../src/cli/webserver.ts'
import { offering } from '../../src/core/pool.ts'
import type { Portal } from '../../src/core/portal.ts'
import { policiesOf } from '../../src/site/assemble.ts'
import type { Parts } from '../../src/site/parts.ts'
import { folderWith } from './site.ts'

const complained = vi.spyOn(console, 'error').mockReturnValue()
const said = vi.spyOn(console, 'log').mockReturnValue()
beforeEach(() => vi.clearAllMocks())

const parts: Parts = {
  ...{ version: '0.1.0', style: 'body{}', symbols: {}, files: [] },
  languages: [{ tag: 'fr', name: 'Français', direction: 'ltr', lost: '', home: '' }],
  scripts: { theme: 'theme()', start: 'start(__APP__, __READERS__)', negotiate: 'negotiate(__LANGUAGES__)' },
  chunks: { app: 'assets/app.js', reader: 'assets/reader.js', words: {} },
  frame: { script: 'frame()', style: 'a{}' },
  workers: { on: '', off: '' },
}

/** A site as it was built, in folders as they are: config and parts are root’s, the site is not. */
async function site(url = 'https://portal.test/entraide/') {
  const folder = await folderWith({ 'parts/parts.json': JSON.stringify(parts) })
  const [built, config, out] = ['site', 'config', 'entraide.conf'].map(name => join(folder, name)) as Three
  await cp(join(import.meta.dirname, '../config/good'), config, { recursive: true })
  const edit = async (file: string, from: string, to: string) => {
    const text = await readFile(join(config, file), 'utf8')
    await writeFile(join(config, file), text.replace(from, to))
  }
  await edit('portal.yml', 'url: https://entraide.example.org/', `url: ${url}`)
  await edit('portal.yml', '[fr, en]', '[fr]')
  const portal: Pick<Portal, 'url' | 'languages'> = { url, languages: ['fr'] }
  const written = policiesOf({ parts, told: { portal, languages: parts.languages } })
  await mkdir(built)
  /** As a build, or a renewal of the list, leaves it. */
  const renew = async () => {
    const read = await readConfig(config)
    if ('problems' in read) throw new Error('config/good is not')
    for (const { file, source } of written)
      await writeFile(
        join(built, file),
        file === '.headers.json' ? allowing(source, offering(read.pool, read.portal.services)) : source,
      )
  }
  await renew()
  await describeSite(built, portal)
  const serve = (server: string, ...more: string[]) =>
    webserver([server, '--site', built, '--config', config, '--out', out, ...more], join(folder, 'parts'))
  return { built, out, edit, serve, renew }
}

type Three = [string, string, string]

test('a built site knows where it is served', async () => {
  const { built, out, serve } = await site()
  expect(await serve('nginx')).toBe(0)
  const text = await readFile(out, 'utf8')
  expect(text).toContain('server_name portal.test;')
  expect(text).toContain('location /entraide/ {')
  expect(text).toContain(`-- nginx --site ${built} --config `)
})

test('the line that writes it anew names the link to a release, and not the release', async () => {
  const { built, out, serve } = await site()
  const link = join(built, '../link')
  await symlink(process.cwd(), link)
  const first = async (way: string) => {
    vi.stubEnv('PWD', way)
    await serve('nginx')
    vi.unstubAllEnvs()
    return (await readFile(out, 'utf8')).split('\n')[1]
  }
  expect(await first(link)).toMatch(`#   cd ${link} && `)
  expect(await first(built)).toMatch(`#   cd ${process.cwd()} && `)
})

test('what says otherwise is stronger', async () => {
  const { out, serve } = await site()
  await serve('caddy', '--base', '/', '--listen', '127.0.0.1:8080')
  expect(await readFile(out, 'utf8')).toMatch(/^http:\/\/:8080 \{\n\tbind 127\.0\.0\.1$/m)
})

test('the server reads it anew when it has changed, and only then', async () => {
  const { out, edit, serve, renew } = await site()
  const again = () => serve('nginx', '--then', `echo read >> ${out}.log`)
  await again()
  await again()
  expect(await readFile(`${out}.log`, 'utf8')).toBe('read\n')
  expect(said).toHaveBeenLastCalledWith(`${out}: as it was.`)

  await edit('pool.yml', 'https://pad.kitten.example.org', 'https://new.test')
  await again()
  expect(complained.mock.lastCall?.[0]).toContain('Not the same: hosts that pages may ask.')
  expect(await readFile(`${out}.log`, 'utf8')).toBe('read\n')
  await renew()
  await again()
  expect(await readFile(`${out}.log`, 'utf8')).toBe('read\nread\n')
  expect(await readFile(out, 'utf8')).toContain('https://new.test')
})

test('lighttpd runs a script that stands beside its configuration, and none that is in the site', async () => {
  const { built, out, serve } = await site()
  expect(await serve('lighttpd', '--then', 'false')).toBe(1)
  await expect(readFile(`${out}.lua`)).rejects.toThrow('ENOENT')
  expect(await serve('lighttpd')).toBe(0)
  const scripts = [...(await readFile(out, 'utf8')).matchAll(/^ *magnet\..*\("(.*)"\)$/gm)].map(
    ([, path]) => path,
  )
  expect(scripts).toEqual([`${out}.lua`, `${out}.lua`])
  expect(await readFile(`${out}.lua`, 'utf8')).toContain('lighty.r')
  expect(await readdir(built)).not.toContainEqual(expect.stringContaining('lua'))

  await rm(`${out}.lua`)
  await serve('lighttpd')
  expect(await readFile(`${out}.lua`, 'utf8')).toContain('lighty.r')
})

test('below a path it is said that this is a whole server, and what another site takes in is written where that is wanted', async () => {
  const { out, serve } = await site()
  await serve('nginx')
  expect(complained.mock.calls[0]?.[0]).toMatch(/^This is a whole server for portal\.test\..*--inside/)
  complained.mockClear()

  expect(await serve('nginx', '--inside')).toBe(0)
  expect(said.mock.lastCall?.[0]).toMatch(`: include ${out}.location;`)
  expect(await readFile(out, 'utf8')).not.toMatch(/^(server|location)/m)
  expect(await readFile(`${out}.location`, 'utf8')).toMatch(/^location \/entraide\/ \{$/m)
  expect(await serve('apache', '--inside')).toBe(0)
  expect(said.mock.lastCall?.[0]).toMatch(`: Include ${out}`)
  expect(await readFile(out, 'utf8')).not.toMatch(/VirtualHost|Listen/)
  expect(complained).not.toHaveBeenCalled()

  const root = await site('https://portal.test/')
  expect(await root.serve('nginx', '--inside')).toBe(2)
  expect(complained).toHaveBeenLastCalledWith(expect.stringContaining('leave --inside out'))
})

test('that nothing listens at the port of the address is said, unless it is known where to listen', async () => {
  const { serve } = await site('https://portal.test:8443/')
  expect(await serve('caddy', '--listen', '127.0.0.1:8080')).toBe(0)
  expect(complained).not.toHaveBeenCalled()
  expect(await serve('caddy')).toBe(0)
  expect(complained).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('has the port 8443'))
})

test('what the server refuses leaves the configuration as it was', async () => {
  const { out, serve } = await site()
  expect(await serve('nginx', '--then', 'false')).toBe(1)
  await expect(readFile(out)).rejects.toThrow('ENOENT')
  await writeFile(out, 'before')
  expect(await serve('nginx', '--then', 'false')).toBe(1)
  expect(await readFile(out, 'utf8')).toBe('before')
})

describe('whoever may write into the site alone', () => {
  const change = async (file: string, from: string | RegExp, to: string) => {
    const text = await readFile(file, 'utf8')
    expect(text).not.toBe(text.replace(from, to))
    await writeFile(file, text.replace(from, to))
  }

  test.each([
    ['a script of theirs', "script-src 'self'", "script-src 'self' 'unsafe-inline'", 'policy of pages'],
    ['no Trusted Types', /; require-trusted-types-for [^;"]*/, '', 'policy of pages'],
    [
      'hosts in a second place',
      "base-uri 'none'",
      "base-uri 'none'; connect-src *",
      'hosts that pages may ask',
    ],
    ['a header of their own', '{', '{"Set-Cookie":"a=b",', 'policy of pages'],
    ['more than a header', '{', '{"A":"\\"; root /; \\"",', 'policy of pages'],
  ])('gets %s into no configuration', async (_, from, to, fact) => {
    const { built, out, serve } = await site()
    await change(join(built, '.headers.json'), from, to)
    expect(await serve('nginx')).toBe(1)
    await expect(readFile(out)).rejects.toThrow('ENOENT')
    expect(complained.mock.lastCall?.[0]).toMatch(new RegExp(`Not the same: [^.]*${fact}`))
  })

  test.each([
    ['.headers-embed.json', "form-action 'none'", 'form-action *', 'policy of /embed/'],
    ['.served.json', 'portal.test', 'bank.test', 'name'],
    ['.served.json', '/entraide/', '/', 'path'],
  ])('changes nothing else by %s: %s is not %s', async (file, from, to, fact) => {
    const { built, serve } = await site()
    await change(join(built, file), from, to)
    expect(await serve('caddy')).toBe(1)
    expect(complained.mock.lastCall?.[0]).toContain(`Not the same: ${fact}.`)
  })

  test.each(['connect-src', 'form-action'])(
    'lets pages ask nobody by %s that the pool does not',
    async name => {
      const { built, out, serve } = await site()
      await change(join(built, '.headers.json'), `${name} 'self'`, `${name} 'self' https://evil.test`)
      expect(await serve('nginx')).toBe(1)
      expect(complained.mock.lastCall?.[0]).toContain('Not the same: hosts that pages may ask.')
      await expect(readFile(out)).rejects.toThrow('ENOENT')
    },
  )
})

test('that a portal would be served in the clear is said, but not where somebody else has the certificate', async () => {
  const { serve } = await site('https://portal.test/')
  expect(await serve('nginx')).toBe(0)
  expect(complained.mock.lastCall?.[0]).toMatch(/^portal\.test is served in the clear/)
  expect(await serve('nginx', '--certificate', '/nowhere')).toBe(0)
  expect(complained.mock.lastCall?.[0]).toBe(
    'There is no fullchain.pem in /nowhere: the server may refuse to start.',
  )
  complained.mockClear()
  expect(await serve('nginx', '--listen', '127.0.0.1:8080')).toBe(0)
  // It gets its own.
  expect(await serve('caddy')).toBe(0)
  expect(complained).not.toHaveBeenCalled()
})

test('a site that config has left behind is told of: its pages would not run under the new policy', async () => {
  const { edit, serve } = await site()
  await edit('portal.yml', 'collective:', "colours: { accent: '#0a5d8c' }\ncollective:")
  expect(await serve('nginx')).toBe(1)
  expect(complained.mock.lastCall?.[0]).toContain('tip: run "npm run build"')
})

test.each([
  [[], 2, 'Say which server: nginx, caddy, apache, lighttpd.'],
  [['iis'], 2, 'Say which server'],
  [['nginx', '--base', 'entraide'], 2, 'is no path of a folder'],
  [['lighttpd'], 2, 'by --out, such as --out /etc/lighttpd/conf-enabled/80-entraide.conf.'],
  [['apache', '--inside'], 2, 'by --out where that site finds it, such as --out /etc/apache2/entraide.conf.'],
  [['nginx', '--inside', '--listen', '127.0.0.1:80'], 2, 'neither --listen nor --certificate'],
  [['nginx', '--listen', 'tout'], 2, '"tout" is no address to listen at'],
  [['nginx', '--listen', ':99999'], 2, 'with a port from 1 to 65535'],
  [['nginx', '--listen', '127.0.0.1:99999'], 2, 'with a port from 1 to 65535'],
])('%o ends with %d and says why', async (args, code, sentence) => {
  expect(await webserver(args)).toBe(code)
  expect(complained).toHaveBeenLastCalledWith(expect.stringContaining(sentence))
})

test('without a built site, or what it was made of, nothing is written', async () => {
  const [{ built }, folder] = [await site(), await folderWith({ a: '' })]
  for (const where of [folder, built]) {
    expect(await webserver(['nginx', '--site', where], folder)).toBe(1)
    expect(complained).toHaveBeenLastCalledWith(expect.stringContaining('There is no built site'))
  }
})

test.each([
  ['.headers.json', undefined],
  ['.headers.json', 'root:x:0'],
  ['.served.json', '{'],
])('of a site whose %s is %s nothing is written, and nothing of it is shown', async (name, content) => {
  const { built, out, serve } = await site()
  if (content === undefined) await rm(join(built, name))
  else await writeFile(join(built, name), content)
  expect(await serve('nginx')).toBe(1)
  await expect(readFile(out)).rejects.toThrow('ENOENT')
  expect(complained.mock.calls.join()).toContain('or it is damaged')
  expect(complained.mock.calls.join()).not.toContain('root')
})

test('a file that cannot be written is told of', async () => {
  const { built, out, serve } = await site()
  await mkdir(out)
  expect(await serve('nginx')).toBe(1)
  expect(complained).toHaveBeenLastCalledWith(expect.stringContaining('tip:'))
  expect(complained.mock.calls.join()).not.toContain('What was written')
  expect(await serve('nginx', '--out', join(built, 'nowhere', 'site.conf'))).toBe(1)
  expect(complained).toHaveBeenLastCalledWith(expect.stringContaining('tip: make the folder first'))
})
