import { expect, it } from 'vitest'
import { judgeAge } from '../../../src/core/health/age.ts'
import { readHealth } from '../../../src/core/health/reading.ts'
import { isScarce, standing } from '../../../src/core/health/standing.ts'
import { writeHealth } from '../../../src/core/health/writing.ts'
import { instancesFor, type Pool } from '../../../src/core/pool.ts'
import { readPool, writePool } from '../../../src/core/poolfile.ts'
import { order } from '../../../src/core/selection.ts'
import { services } from '../../../src/core/services.ts'
import { namesRooms } from '../../../src/core/softwares/contract.ts'
import { softwares } from '../../../src/core/softwares/index.ts'
import { instance } from '../instances.ts'
import { dice, reportOf } from './pools.ts'
import { after, run, start } from './samples.ts'

const looks = ['good*9', 'good bad', 'good bad bad', 'good challenge', 'skipped', 'good full']
const builtIn: Pool = {
  instances: (['etherpad', 'jitsi', 'lufi', 'cryptpad', 'privatebin', 'etherpad'] as const).map(
    (software, i) => instance(`host-${i}`, software, { weight: i === 5 ? 0 : 1, languages: ['fr'] }),
  ),
}
const known = new Map(looks.map((each, i) => [`host-${i}`, after(each)]))
const texts = {
  pool: JSON.stringify(writePool(builtIn)),
  health: JSON.stringify(writeHealth(reportOf(known))),
}

const nonsense: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1e308,
  7,
  '',
  'x',
  [],
  {},
  [[]],
  { a: 1 },
  'http://evil.test/',
  'javascript:alert(1)',
  '//x',
  'https://',
  'data:text/html,x',
  '9999-12-31T00:00:00Z',
  '-1',
  'NaN',
  'pass',
  '__proto__',
  '\ud800',
]

/** One to four things of a file changed: a value replaced or gone, or characters of the text. */
function mutated(text: string, random: () => number): unknown {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)]
  if (random() < 0.2) {
    const at = Math.floor(random() * text.length)
    return parsed(
      text.slice(0, at) + String.fromCharCode(32 + random() * 95) + text.slice(at + 1 + random() * 3),
    )
  }
  const root = { file: JSON.parse(text) as unknown }
  for (let times = 1 + random() * 3; times > 0; times--) {
    let [holder, key] = [root as Record<string, unknown>, 'file']
    while (random() < 0.85) {
      const inside = holder[key]
      const next = typeof inside === 'object' && inside ? pick(Object.keys(inside)) : undefined
      if (next === undefined) break
      ;[holder, key] = [inside as Record<string, unknown>, next]
    }
    if (random() < 0.2) delete holder[key]
    else holder[key] = structuredClone(pick(nonsense))
  }
  return root.file
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** What a page makes of the two files, as it does it; says what is wrong with it. */
function faults(poolFile: unknown, healthFile: unknown, now: number): string[] {
  const read = readPool(poolFile)
  const pool = typeof read === 'string' ? builtIn : read
  const file = readHealth(healthFile)
  const age = judgeAge(file, now)
  return services.flatMap(service => {
    const instances = instancesFor(pool, service)
    isScarce(instances, file, age, now)
    const ordered = order(instances, 'key', each => standing(each, file, age, now))
    const insecure = ordered.filter(({ url, software: id }) => {
      const software = softwares[id]
      const address = namesRooms(software) ? software.room(url, 'name') : software.open(url)
      return !address.startsWith('https://')
    })
    const lost = ordered.length < instances.length ? [`${service} is left without some`] : []
    return [...lost, ...insecure.map(({ url }) => `${url} is not https`)]
  })
}

it('makes a card of secure links from any two broken files: 100 000 of them, and no exception', () => {
  const random = dice('fuzz')
  const seen = { refused: 0, used: 0 }
  for (let i = 0; i < 50_000; i++) {
    const [pool, health] = [mutated(texts.pool, random), mutated(texts.health, random)]
    const now = start + 12 * run * random()
    const found = faults(pool, health, now)
    if (found.length > 0) expect(found, JSON.stringify({ pool, health, now })).toEqual([])
    seen[typeof readHealth(health) === 'string' ? 'refused' : 'used']++
  }
  // Both are tried often, or nothing is proved.
  expect(Math.min(seen.refused, seen.used)).toBeGreaterThan(5000)
}, 60_000)
