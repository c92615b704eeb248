import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { create } from 'tar'
import { isExample } from '../config/contact.ts'
import { carriedFile, licences, licencesFile, together, type Carried } from '../site/licences.ts'
import { assembleSite } from './assembly.ts'
import { check } from './check.ts'
import { run } from './child.mjs'
import { compile } from './compile.ts'
import { readConfig } from './configuration.ts'
import { partsFolder, version } from './program.ts'
import { sbom } from './sbom.ts'
import { filesBelow, packSources } from './sources.ts'

/** The same commit gives the same archive, whenever it is made. */
const epoch = new Date(Number(process.env['SOURCE_DATE_EPOCH'] ?? 0) * 1000)

/**
 * Makes the archive that operators unpack: the site as it comes, what it is made of, one file with all commands, and what
 * is copied onto a server. It needs Node and no package.
 */
export async function release(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: { out: { type: 'string', default: '.cache/release' }, compiled: { type: 'boolean' } },
  })
  const name = `entraide-${await version()}`
  const folder = join(values.out, name)
  await rm(values.out, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const code =
    (await check([])) ||
    (values.compiled ? 0 : await compile(partsFolder)) ||
    (await fill(folder)) ||
    (await assembleSite({ parts: partsFolder, out: join(folder, 'dist'), begun: epoch }))
  if (code !== 0) return code

  await writeFile(join(folder, 'SHA256SUMS'), await sums(folder))
  const archive = `${name}.tar.gz`
  const file = join(values.out, archive)
  await create({ file, cwd: values.out, gzip: { level: 9 }, portable: true, mtime: epoch }, [
    ...(await filesBelow(folder)).map(path => `${name}/${path}`),
  ])
  await writeFile(`${file}.sha256`, `${await sumOf(file)}  ${archive}\n`)
  console.log(`${file}: ${Math.round((await stat(file)).size / 1000)} kB`)
  return 0
}

async function fill(folder: string): Promise<number> {
  const code = await run('vite', ['build', '--config', 'src/build/command.config.ts', '--outDir', folder])
  if (code !== 0) return code
  const carried = together(
    ...(await Promise.all(
      [folder, partsFolder, join(partsFolder, 'prerender')].map(async (where): Promise<Carried[]> =>
        JSON.parse(await readFile(join(where, carriedFile), 'utf8')),
      ),
    )),
  )
  await rm(join(folder, carriedFile))
  for (const name of ['config', 'docs', 'deploy', 'LICENSE'])
    if (existsSync(name)) await cp(name, join(folder, name), { recursive: true })
  await cp(partsFolder, join(folder, 'parts'), { recursive: true })
  await packSources(join(folder, 'parts', 'site', 'source.tgz'), epoch)
  // The page an operator reads stands where everybody looks first.
  await rename(join(folder, 'docs', 'operate.md'), join(folder, 'README.md'))
  const page = await readFile(join(folder, 'README.md'), 'utf8')
  await writeFile(
    join(folder, 'README.md'),
    page.replaceAll(/\]\((?!https?:|#|\.\.\/)/g, '](docs/').replaceAll('](../', ']('),
  )
  for (const file of ['portal.yml', 'pool.yml', 'accessibility.yml']) {
    const path = join(folder, 'config', file)
    const text = await readFile(path, 'utf8')
    await writeFile(
      path,
      text
        .replaceAll(/npm run (\w+)( -- )?/g, (_, name, more) => `node entraide.mjs ${name}${more ? ' ' : ''}`)
        .replaceAll('docs/operate.md', 'README.md'),
    )
  }
  await writeFile(join(folder, licencesFile), licences(carried))
  await writeFile(join(folder, 'sbom.json'), await bill(carried))
  return 0
}

/** With what the registry gave, so that whoever doubts can compare. */
async function bill(carried: readonly Carried[]): Promise<string> {
  const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8'))
  const config = await readConfig('config')
  const isKnown = !('problems' in config) && !isExample(config.portal.source)
  const source = isKnown ? { source: config.portal.source } : {}
  const parts = carried.map(({ name, version: number, licence }) => {
    const locked = packages[`node_modules/${name}`]
    // There may be another version of it, inside another package.
    const integrity = locked?.version === number ? locked.integrity : undefined
    return { name, version: number, licence, integrity }
  })
  return sbom({ version: await version(), ...source }, parts)
}

/** As `sha256sum -c` reads them. */
async function sums(folder: string): Promise<string> {
  const files = await filesBelow(folder)
  const lines = await Promise.all(files.map(async file => `${await sumOf(join(folder, file))}  ${file}\n`))
  return lines.join('')
}

const sumOf = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex')
