import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { servers, type ServerId } from '../core/serving/list.ts'
import { unfit, type Portal, type Setup, type Written } from '../core/serving/setup.ts'
import { partsFile } from '../site/parts.ts'
import { tellProblems } from './check.ts'
import { readConfig } from './configuration.ts'
import { describedSite } from './describe.ts'
import { differences, intended } from './intent.ts'
import { partsFolder, typed } from './program.ts'
import { reloading } from './reloading.ts'
import { cautions, misuse, sequel } from './serving.ts'

const options = {
  site: { type: 'string', default: 'dist' },
  config: { type: 'string', default: 'config' },
  out: { type: 'string' },
  then: { type: 'string' },
  name: { type: 'string' },
  base: { type: 'string' },
  listen: { type: 'string' },
  certificate: { type: 'string' },
  inside: { type: 'boolean' },
} as const

/** Writes what a web server has to be told to serve a built site. What parseArgs throws is the caller's to tell. */
export async function webserver(args: string[], parts = partsFolder): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const id = positionals.length === 1 ? positionals.find(isServer) : undefined
  if (id === undefined) {
    console.error(`Say which server: ${Object.keys(servers).join(', ')}.`)
    return 2
  }
  const server = values.inside ? servers[id].inside : servers[id]
  const misused = misuse(values, server)
  if (misused !== undefined) {
    console.error(misused)
    return 2
  }
  const found = await portalIn(values.site, values.config, parts)
  if (found === undefined) return 1
  const name = values.name ?? found.portal.name
  const certificate = id === 'caddy' ? undefined : (values.certificate ?? certificateOf(name))
  const setup: Setup = {
    ...found.portal,
    ...{ name, site: resolve(values.site), renewal: renewal(args) },
    ...(values.base !== undefined && { base: values.base }),
    ...(values.listen !== undefined && { listen: values.listen }),
    ...(certificate !== undefined && { certificate }),
    ...(server.second && { second: resolve(`${values.out}${server.second.ending}`) }),
    brotli: sendsBrotli(),
  }
  const wrong = unfit(setup)
  if (wrong !== undefined) {
    console.error(`This cannot stand in a configuration, so none is written: ${wrong}`)
    return 1
  }
  if (values.inside && setup.base === '/') {
    console.error(`The portal has all of ${name}, so there is no other site there: leave --inside out.`)
    return 2
  }
  for (const each of cautions(setup, found.port, values.inside)) console.error(each)
  if (values.out === undefined) {
    process.stdout.write(server.write(setup))
    return 0
  }
  const code = await reloading(written(values.out, server, setup), values.then)
  if (code !== 0) return code
  const joined = values.inside && servers[id].inside.joined?.(resolve(values.out))
  if (joined) console.log(`The site at ${name} has it once its own server says: ${joined}`)
  for (const each of values.inside ? [] : sequel(id, setup)) console.error(each)
  return 0
}

function written(out: string, { write, second }: Written, setup: Setup): Map<string, string> {
  const files = new Map([[out, write(setup)]])
  if (second && setup.second !== undefined) files.set(setup.second, second.write(setup))
  return files
}

/** The portal of a site, as config and not the site has it; undefined where it is none, or another: it is said why. */
async function portalIn(
  site: string,
  folder: string,
  parts: string,
): Promise<{ portal: Portal; port: string } | undefined> {
  // A damaged file says nothing that an operator could use, and may be somebody else's.
  const found = await describedSite(site).catch(() => undefined)
  if (found === undefined || !existsSync(join(parts, partsFile))) {
    console.error(
      `There is no built site in ${resolve(site)}, or it is damaged: run "${typed('build')}" first.`,
    )
    return
  }
  const config = await readConfig(folder, site)
  if ('problems' in config) {
    tellProblems(config.problems, process.stderr)
    return
  }
  const portal = await intended(config, parts)
  const others = differences(found, portal)
  if (others.length === 0) return { portal, port: new URL(config.portal.url).port }
  console.error(
    `${site} is not what ${folder}/ makes, so no configuration is written. Not the same: ${others.join(', ')}.\n` +
      `    tip: run "${typed('build')}"; if nobody changed ${folder}/ since the last one, somebody changed the site`,
  )
  return undefined
}

const isServer = (word: string): word is ServerId => Object.hasOwn(servers, word)

/** What brings the same again, wherever it is typed. */
function renewal(args: readonly string[]): string {
  const words = args.map(word => (/^[\w\-./:]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`))
  const command = typed('server')
  return `cd ${here()} && ${command}${command.startsWith('npm') ? ' --' : ''} ${words.join(' ')}`
}

/** This folder by the link that led here, if one did: after an upgrade it leads to the next release, and this to the past. */
function here(): string {
  const { PWD: way = '' } = process.env
  return existsSync(way) && realpathSync(way) === process.cwd() ? way : process.cwd()
}

/** Where certbot keeps it. */
function certificateOf(name: string): string | undefined {
  const folder = `/etc/letsencrypt/live/${name}`
  return existsSync(`${folder}/fullchain.pem`) ? folder : undefined
}

const modules = '/etc/nginx/modules-enabled'
const sendsBrotli = (): boolean =>
  existsSync(modules) && readdirSync(modules).some(name => name.includes('brotli-static'))
