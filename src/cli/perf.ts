import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { browser, browserFlags } from './browser.ts'
import { thisMachine } from './debian.ts'
import { compressSite } from './compress.ts'
import { builtHeadersFile } from './headers.ts'
import { measure } from './lighthouse.ts'
import { figureIds, medians, shortfalls, type Figures } from './pace.ts'
import { listening } from './serve.ts'
import { portalServer } from './server.ts'
import { table } from './table.ts'

/** Measures the home page beside an empty page, in turn, so that what the machine does else falls on both. */
export async function perf(args: string[]): Promise<number> {
  const options = { runs: { type: 'string', default: '5' }, json: { type: 'boolean' } } as const
  const { values } = parseArgs({ args, options })
  const runs = Number(values.runs)
  if (!Number.isInteger(runs) || runs < 1) {
    console.error(`"${values.runs}" is not a number of runs: give a whole one from 1 up.`)
    return 2
  }
  const machine = await thisMachine()
  const path = await browser(machine)
  if (path === undefined) return 1

  const flags = browserFlags(machine.root)
  const { portal, empty } = await besideEmpty(runs, url => measure(url, path, flags))
  const missed = shortfalls(portal, empty)
  if (values.json) console.log(JSON.stringify({ runs, portal, empty, missed }, undefined, 2))
  else console.log(report(portal, empty, missed))
  return missed.length === 0 ? 0 : 1
}

async function besideEmpty(
  runs: number,
  measureAt: (url: string) => Promise<Figures>,
): Promise<{ portal: Figures; empty: Figures }> {
  const emptySite = await makeEmptySite()
  const servers = { portal: portalServer('dist'), empty: portalServer(emptySite) }
  const figures: { portal: Figures[]; empty: Figures[] } = { portal: [], empty: [] }
  try {
    const portal = new URL('fr/', await listening(servers.portal)).href
    const empty = await listening(servers.empty)
    for (let run = 0; run < runs; run++) {
      figures.empty.push(await measureAt(empty))
      figures.portal.push(await measureAt(portal))
    }
  } finally {
    servers.portal.close()
    servers.empty.close()
    await rm(emptySite, { recursive: true })
  }
  return { portal: medians(figures.portal), empty: medians(figures.empty) }
}

/** The least a page can be: some words, nothing to load. */
async function makeEmptySite(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'entraide-empty-'))
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
  await writeFile(
    join(dir, 'index.html'),
    `<!doctype html><html lang="en"><head>${head}<title>Empty</title></head><body><p>Nothing here.</p></body></html>`,
  )
  await writeFile(join(dir, builtHeadersFile), '{}')
  await compressSite(dir)
  return dir
}

function report(portal: Figures, empty: Figures, missed: readonly string[]): string {
  const rows = figureIds.map(id => [
    id,
    ...[portal, empty].map(each => Number(each[id].toFixed(id === 'cls' ? 3 : 0))),
  ])
  const ratio = (portal.lcp / empty.lcp).toFixed(2)
  return [
    table([['', 'home page', 'empty page'], ...rows]),
    `lcp: ${ratio} times the empty page's`,
    ...missed.map(sentence => `Missed: ${sentence}.`),
  ].join('\n')
}
