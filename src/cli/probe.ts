import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Output } from './check.ts'
import { diskTrouble } from './disk.ts'
import { errandFor, type Wish, type World } from './probe/errand.ts'
import { lock } from './lock.ts'
import { jitter } from './probe/look.ts'
import { pace, round } from './probe/round.ts'
import { run, type Errand } from './probe/run.ts'
import { healthFile } from './probe/state.ts'
import { asJson, complaints, explanation, summary } from './probe/telling.ts'

/** Where sentences go; a terminal is also shown how far a run is, and that it went well. */
type Screen = Output & { isTTY?: boolean }

/** Looks at the instances of the pool and writes health.json. What parseArgs throws is the caller's to tell. */
export async function probe(
  args: string[],
  out: Screen = process.stdout,
  world: World = {},
): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      once: { type: 'boolean' },
      every: { type: 'string' },
      out: { type: 'string', default: 'dist' },
      only: { type: 'string' },
      explain: { type: 'string' },
      from: { type: 'string' },
      json: { type: 'boolean', default: false },
      config: { type: 'string', default: 'config' },
      pool: { type: 'string' },
      'allow-loopback': { type: 'boolean', default: false },
    },
  })
  const interval = readInterval(values.every ?? '5m')
  const modes = [values.once, values.every, values.explain].filter(mode => mode !== undefined)
  if (interval === undefined || modes.length > 1) {
    out.write('Choose one of --once, --every and --explain; --every takes 1m to 24h, such as 5m or 4h.\n')
    return 2
  }
  const wish = { ...values, loopback: values['allow-loopback'], interval }
  if (values.explain !== undefined) return explain({ ...wish, only: values.explain }, world, out)
  if (values.every !== undefined) return repeat(wish, world, out)
  const { code, said } = await once(wish, world, out)
  out.write(said)
  return code
}

/** `5m` in milliseconds. More often than every minute is not polite, less than once a day is not fresh. */
function readInterval(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,4})(m|h)$/.exec(text) ?? []
  const minutes = Number(number) * (unit === 'h' ? 60 : 1)
  return minutes >= 1 && minutes <= 24 * 60 ? minutes * 60_000 : undefined
}

type Wishes = Wish & { json: boolean }

/** One run, and what is to be said of it: nothing when it went well and nobody is there to read. */
async function once(wish: Wishes, world: World, out: Screen): Promise<{ code: number; said: string }> {
  const lines: string[] = []
  const errand = await errandFor(wish, world, { write: line => lines.push(line) })
  if (typeof errand === 'number') return { code: errand, said: lines.join('') }
  return written(errand, wish, out).catch(error => ({ code: 1, said: diskTrouble(error) }))
}

async function written(errand: Errand, wish: Wishes, out: Screen): Promise<{ code: number; said: string }> {
  await mkdir(wish.out, { recursive: true })
  const release = await lock(join(wish.out, '.probing'), Date.now())
  if (!release) return { code: 1, said: `Another run is at work in ${wish.out}.\n` }
  try {
    const outcome = await run({ ...errand, ...(out.isTTY && { tell: progress(errand, out) }) })
    const trouble = complaints(outcome)
    const news = out.isTTY && outcome.objections.length === 0
    const said = `${news ? summary(join(wish.out, healthFile), outcome) : ''}${trouble}`
    return { code: trouble === '' ? 0 : 1, said: wish.json ? asJson(outcome) : said }
  } finally {
    await release()
  }
}

/** Runs for as long as the process lives. What stays wrong is said once, not every few minutes. */
async function repeat(wish: Wishes, world: World, out: Screen): Promise<number> {
  endWithParent()
  const { pause, random } = { ...pace, ...world.pace }
  let before = ''
  for (;;) {
    const { code, said } = await once(wish, world, out)
    if (said !== before) out.write(said)
    if (code === 2) return code
    before = said
    await pause(wish.interval * jitter(random))
  }
}

/** Started by another process of ours, it does not outlive it. */
function endWithParent(): void {
  if (process.send) process.once('disconnect', () => process.exit())
}

/** Looks at one instance, says all, changes nothing. */
async function explain(wish: Wish, world: World, out: Screen): Promise<number> {
  const errand = await errandFor(wish, world, out)
  if (typeof errand === 'number') return errand
  const { chosen, manner, pace } = errand
  const looks = await round(chosen, manner, { robots: {}, gates: {} }, pace)
  out.write(looks.map(look => explanation(look, manner.userAgent)).join('\n'))
  return 0
}

function progress({ chosen }: Errand, out: Screen): () => void {
  let done = 0
  return () => {
    done += 1
    const isLast = done === chosen.length
    out.write(isLast ? '\r\x1b[K' : `\r${done} of ${chosen.length} instances`)
  }
}
