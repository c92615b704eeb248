import { judgeAge } from '../../../core/health/age.ts'
import { isHistory } from '../../../core/past/history.ts'
import { readHealth, type HealthFile } from '../../../core/health/reading.ts'
import { isOnThisMachine, readPool } from '../../../core/poolfile.ts'
import { typed } from '../../program.ts'
import { answer, answers, given, type Finding, type Judge, type Seen } from '../seen.ts'
import { jsonOf, placeOf, type Answer } from '../answer.ts'
import { span } from '../span.ts'

/** Whether somebody looks which hosts work, and what comes of it. */
export const health: Judge = seen => given(seen, 'health').flatMap(each => read(seen, each))

function read(seen: Seen, each: Answer): Finding[] {
  const path = placeOf(each)
  const file = readHealth(jsonOf(each))
  if (file === 'corrupt')
    return [{ path, message: 'cannot be read', tip: `"${typed('probe')}" writes it anew` }]
  if (file === 'format')
    return [
      {
        path,
        message: 'was written for another version of the portal',
        tip: 'let the probe be of the same version as the site',
      },
    ]
  if (file.time === 0)
    return [
      {
        path,
        message: 'says that nobody has looked yet which hosts work',
        tip: `run "${typed('probe')}" every five minutes: by hand it says what keeps it from looking, such as no contact in config/portal.yml`,
        warning: true,
      },
    ]
  return [
    ...aged(path, file, seen.now),
    ...unknown(path, file, seen),
    ...twin(path, file, seen),
    ...remembered(seen),
  ]
}

function aged(path: string, file: HealthFile, now: number): Finding[] {
  const age = judgeAge(file, now)
  if (age === 'future')
    return [
      {
        path,
        message: `is from ${span(file.time - now)} ahead: visitors do not believe it`,
        tip: 'set the clock of the machine that probes (timedatectl), then run the probe',
      },
    ]
  if (age === 'fresh') return []
  return [
    {
      path,
      message: `is ${span(now - file.time)} old, and should be new every ${span(file.interval)}: ${believed[age] ?? ''}`,
      tip: `does the timer of the probe still run? "${typed('probe')}" by hand says what it refuses to publish, and why`,
    },
  ]
}

const believed: Readonly<Partial<Record<string, string>>> = {
  stale: 'visitors half believe it',
  old: 'visitors no longer believe it',
  dead: 'visitors no longer see it',
}

/** Hosts that were added to the list and not yet to what is probed. */
function unknown(path: string, file: HealthFile, seen: Seen): Finding[] {
  const [list] = given(seen, 'pool')
  const pool = list && readPool(jsonOf(list), isOnThisMachine(seen.address.hostname))
  if (!pool || typeof pool === 'string') return []
  const strange = pool.instances.filter(({ id }) => !file.instances.has(id))
  if (strange.length === 0) return []
  return [
    {
      path,
      message: `knows nothing of ${strange.length} of the ${pool.instances.length} hosts of pool.json, such as ${strange[0]?.id}`,
      tip: 'let the probe read the configuration that the list was written from',
      warning: true,
    },
  ]
}

/** A packed file that nobody renews hides each new one. */
function twin(path: string, file: HealthFile, seen: Seen): Finding[] {
  const plain = answer(seen, 'healthPlain')
  const other = plain?.status === 200 ? readHealth(jsonOf(plain)) : undefined
  if (!other || typeof other === 'string' || Math.abs(other.time - file.time) <= 2 * file.interval) return []
  return [
    {
      path,
      message: `is ${span(Math.abs(other.time - file.time))} older packed in one way than in another`,
      tip: 'let the probe write into the served folder itself, which renews the packed files, or give none of them for health.json',
    },
  ]
}

function remembered(seen: Seen): Finding[] {
  const [history] = answers(seen, 'history')
  if (!history || (history.status === 200 && isHistory(jsonOf(history)))) return []
  return [
    {
      path: placeOf(history),
      message: history.status === 200 ? 'is no history' : `answered with ${history.status}`,
      tip: 'serve the folder history that the probe writes beside health.json',
      warning: true,
    },
  ]
}
