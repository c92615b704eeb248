import type { SoftwareId } from '../../../src/core/softwares/index.ts'
import { excalidraw, scrumblr, scrumblr2017, wbo, wbo20 } from './boards.ts'
import { cryptpad } from './cryptpad.ts'
import { filetolink, lufi, plik, send } from './drops.ts'
import { framadate } from './framadate.ts'
import { jitsi } from './jitsi.ts'
import type { Kitten } from './kitten.ts'
import { lstu, polr, rsshort } from './links.ts'
import { mirotalk } from './mirotalk.ts'
import { etherpad, etherpad18, hedgedoc } from './pads.ts'
import { lutim } from './pictures.ts'
import { croodle, dudle, pollaris } from './polls.ts'
import { privatebin } from './privatebin.ts'
import { ethercalc, ethercalc2026 } from './sheets.ts'
import { yopass } from './texts.ts'
import { jirafeau, pairdrop, psitransfer } from './transfers.ts'
import { yourls } from './yourls.ts'

/**
 * One kitten per software, in its current generation. To add one:
 *
 * 1. Learn what its server answers to a link and to a probe, from its sources or by running it; never from our
 *    adapter, which these kittens are there to test.
 * 2. Write it in the file of its family, or in one of its own, as a table of paths (`routes`) and pure answers
 *    (`page`, `json`, `redirect` …). A page says where the visitor has come to in `place`, and which room it
 *    understood in `room`. What the sources do not say is left out: it then answers 404.
 * 3. Name the moods that it plays as its software does: does it ask for accounts, say that it is closed?
 * 4. Add its line here, its rows in probes.test.ts, and in names.test.ts what it makes of names: a software without
 *    a line or without rows does not compile.
 */
export const kittens: Readonly<Record<SoftwareId, Kitten>> = {
  etherpad,
  hedgedoc,
  cryptpad,
  cryptpadcode: cryptpad,
  jitsi,
  mirotalk,
  framadate,
  pollaris,
  croodle,
  dudle,
  ethercalc,
  lufi,
  send,
  plik,
  jirafeau,
  psitransfer,
  pairdrop,
  filetolink,
  lutim,
  scrumblr,
  wbo,
  excalidraw,
  lstu,
  rsshort,
  yourls,
  polr,
  privatebin,
  yopass,
}

/** Other generations of the same software, still or already found on the web. */
export const generations = { etherpad18, ethercalc2026, scrumblr2017, wbo20 } satisfies Record<string, Kitten>

export type KittenId = SoftwareId | keyof typeof generations

/** Every kitten under its own id: `startKittens(oneOfEach)`. */
export const oneOfEach = Object.fromEntries(
  Object.keys({ ...kittens, ...generations }).map(id => [id, id]),
) as Readonly<Record<KittenId, KittenId>>

export const kittenOf = (id: KittenId): Kitten => ({ ...kittens, ...generations })[id]
