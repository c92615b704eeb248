import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { watch } from '../../../src/core/monitors/watch.ts'
import type { Sample } from '../../../src/core/health/health.ts'
import { instance } from '../instances.ts'

/** Noon of the day on which the replies in recorded/ were given. */
export const noon = Date.parse('2026-11-25T12:00:00Z')

const instances = [
  instance('kitten/etherpad', 'etherpad', { url: 'https://pad.kitten.test/' }),
  instance('kitten/lufi', 'lufi', { url: 'https://drop.kitten.test/' }),
  instance('kitten/jitsi', 'jitsi', { url: 'https://call.kitten.test/' }),
  instance('kitten/wbo', 'wbo'),
  instance('kitten/lstu', 'lstu'),
  instance('kitten/send', 'send'),
]

/** Six instances, of which the monitor knows some by names of its own. */
export const watching = (names: Record<string, string> = {}, now = noon) =>
  watch(instances, new Map(Object.entries(names).map(([id, name]) => [`kitten/${id}`, name])), now)

export const recorded = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'recorded', `${name}.json`), 'utf8'))

/** One line per sample, without its provider and with the seconds before noon: `lufi fail http-5xx 2, 30 s, 150 ms`. */
export const lines = (samples: readonly Sample[]): string[] =>
  samples.map(({ instance, status, reason, depth, time, latency, certExpires }) =>
    [
      [instance.replace('kitten/', ''), status, reason, depth].join(' '),
      `${Math.round((noon - time) / 1000)} s`,
      ...(latency === undefined ? [] : [`${latency} ms`]),
      ...(certExpires === undefined ? [] : [`${Math.round((certExpires - noon) / 86_400_000)} days`]),
    ].join(', '),
  )
