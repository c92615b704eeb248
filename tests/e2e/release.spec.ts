import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import { listening } from '../../src/cli/serve.ts'
import { portalServer } from '../../src/cli/server.ts'
import { writePool } from '../../src/core/poolfile.ts'
import { startKittens } from './kittens/server.ts'
import { card, instance, ready } from './portal.ts'

// A town hall takes the archive, and nothing else, and makes a portal of its own: in an empty folder, far from the sources.

const run = promisify(execFile)
const folder = await mkdtemp(join(tmpdir(), 'entraide-release-'))
const kittens = await startKittens({ far: 'etherpad', date: 'framadate', works: 'framadate', drop: 'lufi' })
/** Another portal, whose pool is taken over. */
const other = createServer((_, response) => response.end(JSON.stringify(shared)))
const provider = { id: 'far', name: 'Les Voisins', website: 'https://voisins.test/' }
const shared = writePool({
  instances: [
    instance('far/etherpad', 'etherpad', kittens.url('far'), { provider }),
    instance('far/date', 'framadate', kittens.url('date'), { provider }),
    instance('far/lufi', 'lufi', kittens.url('drop'), { provider }),
    instance('far/works', 'framadate', kittens.url('works'), { provider }),
  ],
})
const from = `${await listening(other)}pool.json`
const town = join(folder, 'town')

test.afterAll(async () => {
  other.close()
  await kittens.close()
  await rm(folder, { recursive: true, force: true })
})

/** What somebody types in the folder of a release. Gives all that is said, and how it ended. */
async function typed(cwd: string, ...words: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: folder }
  const ended = run(process.execPath, ['entraide.mjs', ...words], { cwd, env })
  const { stdout, stderr, code = 0 } = await ended.catch(error => error)
  return `${stdout}${stderr}ends with ${code}`
}

async function unpack(archive: string, as: string): Promise<void> {
  await mkdir(as, { recursive: true })
  await run('tar', ['xzf', archive, '-C', as, '--strip-components=1'])
}

/** The town hall's own files; whose pool it shares is on this machine. */
async function settle(): Promise<void> {
  const mairie = resolve('tests/config/mairie')
  for (const file of await readdir(mairie)) await cp(join(mairie, file), join(town, 'config', file))
  const edit = async (file: string, change: (text: string) => string) => {
    const path = join(town, 'config', file)
    await writeFile(path, change(await readFile(path, 'utf8')))
  }
  await edit('portal.yml', text => text.replace('kerlune.test/\n', 'kerlune.test/entraide/\n'))
  await edit('pool.yml', text =>
    text
      .replace('https://entraide.test/pool.json', from)
      .replace(/changes:[\s\S]*?(?=prefer:)/, "changes:\n  far/date: { paused: 'en travaux' }\n"),
  )
  await mkdir(join(town, 'config/texts/fr'), { recursive: true })
  await writeFile(
    join(town, 'config/texts/fr/about.md'),
    '---\ntitle: Nous\ndescription: La ville\n---\n\nNous sommes **{operator}**.\n',
  )
  await mkdir(join(town, 'config/public'))
  await writeFile(join(town, 'config/public/robots.txt'), 'User-agent: *\nDisallow: /\n')
}

test('a town hall has its own portal from the archive alone, below a path, with its colours, words and kittens', async ({
  page,
}) => {
  test.slow()
  const out = join(folder, 'made')
  await test.step('the archive is whole, and needs no package', async () => {
    await run(process.execPath, ['src/cli/main.ts', 'release', '--compiled', '--out', out])
    const [archive = ''] = (await readdir(out)).filter(name => name.endsWith('.tar.gz'))
    await run('sha256sum', ['--check', `${archive}.sha256`], { cwd: out })
    await unpack(join(out, archive), town)
    await run('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: town })
    expect(await readdir(town)).toEqual(
      expect.arrayContaining(['README.md', 'config', 'deploy', 'dist', 'entraide.mjs', 'sbom.json']),
    )
    expect(await readdir(town)).not.toContain('node_modules')
    const { stdout } = await run('tar', ['tzf', join(town, 'parts/site/source.tgz')])
    for (const file of ['package-lock.json', 'vite.config.ts', 'src/cli/release.ts', 'config/portal.yml'])
      expect(stdout).toMatch(new RegExp(`^entraide-[^/]+-source/${file}$`, 'm'))
    expect(await readFile(join(town, 'sbom.json'), 'utf8')).not.toContain('entraide.example')
  })

  await test.step('what is wrong in its files is said, with the line, and the site stays', async () => {
    await settle()
    const file = join(town, 'config/portal.yml')
    const right = await readFile(file, 'utf8')
    await writeFile(file, right.replace('services: [', 'services: [wiki, '))
    expect(await typed(town, 'build')).toMatch(/portal\.yml:\d+:\d+ {2}.*nine services[^]*ends with 1$/)
    expect(await readFile(join(town, 'dist/fr/index.html'), 'utf8')).toContain('<title>Entraide')
    await writeFile(file, right)
  })

  await test.step('it is checked, built and probed', async () => {
    expect(await typed(town, 'check')).toMatch(/3 more of[^]*ends with 0$/)
    expect(await typed(town, 'build')).toMatch(/ends with 0$/)
    await typed(town, 'probe', '--only', 'date', '--allow-loopback')
    const health = JSON.parse(await readFile(join(town, 'dist/health.json'), 'utf8'))
    expect(JSON.stringify(health)).toContain('far/works')
    expect(JSON.stringify(health)).not.toContain('far/date')
  })

  const server = portalServer(join(town, 'dist'), '/entraide/')
  const url = `${await listening(server)}entraide/`
  await test.step('visitors meet its name, words, colours, tools and kittens', async () => {
    const refused: string[] = []
    page.on('console', message => message.type() === 'error' && refused.push(message.text()))
    await page.goto(`${url}fr/`)
    await ready(page, 'pad').waitFor()
    await expect(page).toHaveTitle(/Les outils de Kerlune/)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Les outils libres de Kerlune, en un clic.',
    )
    await expect(page.getByText('à la médiathèque')).toBeVisible()
    const cards = page.getByRole('article')
    await expect(cards).toHaveCount(5)
    await expect(cards.first().getByRole('heading')).toHaveText('Se voir à distance')
    await expect(ready(page, 'pad')).toHaveCSS('background-color', 'rgb(11, 110, 79)')
    await expect(card(page, 'pad')).toContainText('Ville de Kerlune')
    await expect(ready(page, 'pad')).toHaveAttribute('href', /^https:\/\/pad\.kerlune\.test\/p\//)
    expect(refused).toEqual([])
    expect(await page.getByRole('link', { name: 'Français' }).count()).toBe(0)
  })

  await test.step('nothing of it is in another language, and no picture shows another portal', async () => {
    const files = await readdir(join(town, 'dist'), { recursive: true })
    expect(files.filter(file => /^(social|screenshots)\//.test(file))).toEqual([])
    expect(await readFile(join(town, 'dist/fr/index.html'), 'utf8')).not.toContain('og:image')
    expect(await readFile(join(town, 'dist/index.html'), 'utf8')).toContain('content="0; url=./fr/"')
    await page.goto(`${url}fr/integrer/`)
    await page.getByRole('group', { name: 'Quels outils' }).waitFor()
    await expect(page.getByRole('group', { name: 'Quelle langue' })).toHaveCount(0)
    expect(await page.locator('.unscripted code').textContent()).toContain(`href="${url}fr/ouvrir/visio/"`)
    await page.goto(`${url}fr/`)
  })

  await test.step('without any script, each link and form of each page leads to a page or file below the path', async () => {
    const site = join(town, 'dist')
    const pages = (await readdir(site, { recursive: true })).filter(name => name.endsWith('.html'))
    const led = new Map<string, string>()
    for (const name of pages)
      for (const [, to = ''] of (await readFile(join(site, name), 'utf8')).matchAll(
        /\s(?:href|action|src|data-base)="(\/[^"?#]*)/g,
      ))
        led.set(to, name)
    expect(led.size).toBeGreaterThan(20)
    const isThere = (to: string) =>
      existsSync(join(site, to.slice('/entraide'.length), to.endsWith('/') ? 'index.html' : ''))
    expect([...led].filter(([to]) => !to.startsWith('/entraide/') || !isThere(to))).toEqual([])
  })

  await test.step('its own text and file stand in place of ours', async () => {
    await page.getByRole('contentinfo').getByRole('link', { name: 'À propos' }).click()
    await expect(page).toHaveURL(`${url}fr/about/`)
    await expect(page.getByRole('main')).toContainText('Nous sommes Ville de Kerlune.')
    expect(await (await page.request.get(`${url}robots.txt`)).text()).toBe('User-agent: *\nDisallow: /\n')
    expect((await page.request.get(`${url}source.tgz`)).status()).toBe(200)
    expect((await page.request.get(`${url}en/`)).status()).toBe(404)
    expect((await page.request.get(`${url}embed/fr/`)).status()).toBe(200)
  })

  await test.step('the doctor finds nothing to mend', async () => {
    expect(await typed(town, 'doctor', url)).toContain('nothing to mend')
  })

  await test.step('a server is told what config/ says, for as long as the site is what it makes', async () => {
    const policy = join(town, 'dist/.headers.json')
    expect(await typed(town, 'server', 'nginx')).toMatch(/server_name \S*kerlune\.test;[^]*ends with 0$/)
    const built = await readFile(policy, 'utf8')
    await writeFile(policy, built.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'"))
    expect(await typed(town, 'server', 'nginx')).toMatch(/policy of pages[^]*ends with 1$/)
    await writeFile(policy, built)
  })
  server.close()
  server.closeAllConnections()
  await once(server, 'close').catch(() => undefined)

  await test.step('a newer release takes over what was told and found', async () => {
    const [archive = ''] = (await readdir(out)).filter(name => name.endsWith('.tar.gz'))
    const newer = join(folder, 'newer')
    await unpack(join(out, archive), newer)
    // Of an upgrade before.
    await writeFile(join(town, 'config/pool.release.yml'), 'older')
    const list = await readFile(join(newer, 'config/pool.yml'), 'utf8')
    for (const time of ['once', 'again'])
      expect(await typed(newer, 'adopt', town), time).toMatch(/own list[^]*ends with 0$/)
    expect(await readFile(join(newer, 'config/pool.release.yml'), 'utf8')).toBe(list)
    expect(await typed(newer, 'adopt', '.')).toMatch(/is this installation itself[^]*ends with 1$/)
    expect(await typed(newer, 'build')).toMatch(/ends with 0$/)
    for (const file of ['dist/fr/index.html', 'dist/health.json', 'dist/robots.txt'])
      expect(await readFile(join(newer, file), 'utf8'), file).toBe(await readFile(join(town, file), 'utf8'))
  })
})
