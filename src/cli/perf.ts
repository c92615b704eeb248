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

/**
 * Measures the home page beside an empty page, and a partner's page without the portal's frame and with it, in turn, so
 * that what the machine does else falls on all.
 */
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
  const figures = await measureAll(runs, url => measure(url, path, flags))
  const missed = shortfalls(figures.portal, figures.empty)
  if (values.json) console.log(JSON.stringify({ runs, ...figures, missed }, undefined, 2))
  else console.log(report(figures, missed))
  return missed.length === 0 ? 0 : 1
}

const pages = ['empty', 'portal', 'partner', 'framed'] as const
type Measured = Record<(typeof pages)[number], Figures>

async function measureAll(runs: number, measureAt: (url: string) => Promise<Figures>): Promise<Measured> {
  const portal = portalServer('dist')
  const home = await listening(portal)
  const frame =
    '<entraide-portail lang="fr" style="display:block;min-height:clamp(415px,calc(1441px - 114vw),985px)"></entraide-portail><script async src="HOMEembed/1.js"></script>'.replace(
      'HOME',
      home,
    )
  const sites = {
    empty: await openSite('<p>Nothing here.</p>'),
    partner: await openSite(ofPartner),
    framed: await openSite(
      ofPartner.replace('</h1>', `</h1>${frame}`),
      `script-src ${home}; frame-src ${home}`,
    ),
  }
  const urls = { ...addressesOf(sites), portal: new URL('fr/', home).href }
  const figures: Record<(typeof pages)[number], Figures[]> = {
    empty: [],
    portal: [],
    partner: [],
    framed: [],
  }
  try {
    for (let run = 0; run < runs; run++)
      for (const page of pages) figures[page].push(await measureAt(urls[page]))
  } finally {
    portal.close()
    for (const site of Object.values(sites)) await site.close()
  }
  const { empty, portal: own, partner, framed } = figures
  return { empty: medians(empty), portal: medians(own), partner: medians(partner), framed: medians(framed) }
}

interface Site {
  url: string
  close: () => Promise<void>
}

const addressesOf = ({ empty, partner, framed }: Record<'empty' | 'partner' | 'framed', Site>) => ({
  empty: empty.url,
  partner: partner.url,
  framed: framed.url,
})

/** As a town hall's page may be: a heading and some text, the frame above all else where it stands. */
const ofPartner = `<h1>Mairie</h1>${'<p>Le secrétariat est ouvert le matin, du lundi au vendredi.</p>'.repeat(12)}`

/** A site of one page, under nothing but this policy. */
async function openSite(body: string, policy = "default-src 'none'"): Promise<Site> {
  const dir = await mkdtemp(join(tmpdir(), 'entraide-page-'))
  const head =
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">'
  await writeFile(
    join(dir, 'index.html'),
    `<!doctype html><html lang="fr"><head>${head}<title>Page</title></head><body>${body}</body></html>`,
  )
  await writeFile(join(dir, builtHeadersFile), JSON.stringify({ 'Content-Security-Policy': policy }))
  await compressSite(dir)
  const server = portalServer(dir)
  return {
    url: await listening(server),
    async close() {
      server.close()
      await rm(dir, { recursive: true })
    },
  }
}

function report({ portal, empty, partner, framed }: Measured, missed: readonly string[]): string {
  const rows = figureIds.map(id => [
    id,
    ...[portal, empty, partner, framed].map(each => Number(each[id].toFixed(id === 'cls' ? 3 : 0))),
  ])
  const ratio = (one: Figures, other: Figures) => (one.lcp / other.lcp).toFixed(2)
  return [
    table([['', 'home page', 'empty page', 'partner’s page', 'with the frame'], ...rows]),
    `lcp: ${ratio(portal, empty)} times the empty page's; with the frame, ${ratio(framed, partner)} times the partner's`,
    ...missed.map(sentence => `Missed: ${sentence}.`),
  ].join('\n')
}
