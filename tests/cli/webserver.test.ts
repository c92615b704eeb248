import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { describeSite } from '../../src/cli/describe.ts'
import { webserver } from '../../src/cli/webserver.ts'
import { folderWith } from './site.ts'

const complained = vi.spyOn(console, 'error').mockReturnValue()
const said = vi.spyOn(console, 'log').mockReturnValue()
beforeEach(() => vi.clearAllMocks())

const policyOf = (host: string) =>
  JSON.stringify({ 'Content-Security-Policy': `connect-src 'self' https://${host}` })

async function site(url = 'https://portal.test/entraide/') {
  const folder = await folderWith({ 'site/.headers.json': policyOf('old.test') })
  const built = join(folder, 'site')
  await describeSite(built, { url, languages: ['fr'] })
  return { built, out: join(folder, 'entraide.conf') }
}

test('a built site knows where it is served', async () => {
  const { built, out } = await site()
  expect(await webserver(['nginx', '--site', built, '--out', out])).toBe(0)
  const text = await readFile(out, 'utf8')
  expect(text).toContain('server_name portal.test;')
  expect(text).toContain('location /entraide/ {')
  expect(text).toContain(`-- nginx --site ${built} --out ${out}\n`)
})

test('what says otherwise is stronger', async () => {
  const { built, out } = await site()
  await webserver(['caddy', '--site', built, '--out', out, '--base', '/', '--listen', '127.0.0.1:8080'])
  expect(await readFile(out, 'utf8')).toMatch(/^http:\/\/127\.0\.0\.1:8080 \{$/m)
})

test('the server reads it anew when it has changed, and only then', async () => {
  const { built, out } = await site()
  const args = ['nginx', '--site', built, '--out', out, '--then', `echo read >> ${out}.log`]
  await webserver(args)
  await webserver(args)
  expect(await readFile(`${out}.log`, 'utf8')).toBe('read\n')
  expect(said).toHaveBeenLastCalledWith(`${out}: as it was.`)

  await writeFile(join(built, '.headers.json'), policyOf('new.test'))
  await webserver(args)
  expect(await readFile(`${out}.log`, 'utf8')).toBe('read\nread\n')
  expect(await readFile(out, 'utf8')).toContain('https://new.test')
})

test('what the server refuses leaves the configuration as it was', async () => {
  const { built, out } = await site()
  expect(await webserver(['nginx', '--site', built, '--out', out, '--then', 'false'])).toBe(1)
  await expect(readFile(out)).rejects.toThrow('ENOENT')
  await writeFile(out, 'before')
  expect(await webserver(['nginx', '--site', built, '--out', out, '--then', 'false'])).toBe(1)
  expect(await readFile(out, 'utf8')).toBe('before')
})

test('a policy that would be more than a policy is not written', async () => {
  const { built, out } = await site()
  await writeFile(join(built, '.headers.json'), JSON.stringify({ A: '"; root /; "' }))
  expect(await webserver(['nginx', '--site', built, '--out', out])).toBe(1)
  await expect(readFile(out)).rejects.toThrow('ENOENT')
})

test.each([
  [[], 2, 'Say which server: nginx, caddy, apache, lighttpd.'],
  [['iis'], 2, 'Say which server'],
  [['nginx', '--base', 'entraide'], 2, 'is no path of a folder'],
])('%o ends with %d and says why', async (args, code, sentence) => {
  expect(await webserver(args)).toBe(code)
  expect(complained).toHaveBeenLastCalledWith(expect.stringContaining(sentence))
})

test('without a built site nothing is written', async () => {
  const folder = await folderWith({ a: '' })
  expect(await webserver(['nginx', '--site', folder])).toBe(1)
  expect(complained).toHaveBeenLastCalledWith(expect.stringContaining('There is no built site'))
})

test.each([
  ['.headers.json', undefined],
  ['.headers.json', 'root:x:0'],
  ['.served.json', '{'],
])('of a site whose %s is %s nothing is written, and nothing of it is shown', async (name, content) => {
  const { built, out } = await site()
  if (content === undefined) await rm(join(built, name))
  else await writeFile(join(built, name), content)
  expect(await webserver(['nginx', '--site', built, '--out', out])).toBe(1)
  await expect(readFile(out)).rejects.toThrow('ENOENT')
  expect(complained.mock.calls.join()).toContain('or it is damaged')
  expect(complained.mock.calls.join()).not.toContain('root')
})

test('a file that cannot be written is told of', async () => {
  const { built, out } = await site()
  await mkdir(out)
  expect(await webserver(['nginx', '--site', built, '--out', out])).toBe(1)
  expect(complained).toHaveBeenLastCalledWith(expect.stringContaining('tip:'))
})
