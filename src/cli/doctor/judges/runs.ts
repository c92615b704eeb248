import { readHealth } from '../../../core/health/reading.ts'
import { readRuns, runReasons, type RunReason } from '../../../core/past/runs.ts'
import { jsonOf, placeOf } from '../answer.ts'
import { given, type Finding, type Judge, type Seen } from '../seen.ts'
import { span } from '../span.ts'

/** Whether what the probe finds is believed, or set aside by its guard: once may be a blip of the network. */
export const runs: Judge = seen => {
  if (isUnprobed(seen)) return undefined
  const [file] = given(seen, 'runs')
  const known = file && readRuns(jsonOf(file))
  if (!file || !known) return noted(seen)
  const { asides, last } = known
  const aside = asides.at(-1)
  if (!aside || aside.last !== last.time) return []
  const what = aside.reasons.map(reason => said[reason][0]).join('; ')
  const often =
    aside.runs === 1 ? 'the last run' : `the last ${aside.runs} runs, for ${span(aside.last - aside.first)},`
  return [
    {
      path: placeOf(file),
      message: `${often} ${aside.refused ? 'published' : 'changed'} nothing: ${what}`,
      tip: aside.reasons.map(reason => said[reason][1])[0] ?? 'run the probe by hand: it says why',
      ...(aside.runs < several && { warning: true }),
    },
  ]
}

const several = 3

/** There was no run to judge: what is said of the health says so. */
function isUnprobed(seen: Seen): boolean {
  const [file] = given(seen, 'health')
  const health = file && readHealth(jsonOf(file))
  return health !== undefined && typeof health !== 'string' && health.time === 0
}

/** What the last run says of itself, where no list of runs is served. */
function noted(seen: Seen): Finding[] {
  const [file] = given(seen, 'health')
  const health = file && readHealth(jsonOf(file))
  if (!file || !health || typeof health === 'string') return []
  return runReasons
    .filter(reason => health.notes.includes(reason))
    .map(reason => {
      const [what, tip] = said[reason]
      return { path: placeOf(file), message: `the last run changed nothing: ${what}`, tip, warning: true }
    })
}

const network = 'look at the network and the name server of the machine that probes'

/** Each reason, and what to look at. */
const said: Readonly<Record<RunReason, readonly [string, string]>> = {
  'prober-blind': ['nobody at all was reached', network],
  'monitor-silent': [
    'the monitoring knew nothing new',
    'look at the monitoring, and at "monitor" in config/portal.yml',
  ],
  'mass-failure': ['most of what worked failed at once', network],
  'canary-failed': ['a canary did not answer', `look at "canaries" in config/portal.yml; or ${network}`],
  invalid: [
    'what it found could not be read back',
    'run the probe by hand, and tell those who write this program',
  ],
  'not-newer': [
    'what is published is as recent',
    'does another probe write there, too? Or did the clock go back (timedatectl)?',
  ],
  'missing-instance': [
    'hosts of the pool would be lost',
    'let the probe and the site be of one configuration',
  ],
  'mass-flip': ['most of what worked would be called down', network],
  'service-emptied': ['canaries failed, and nobody would be left for a service', network],
}
