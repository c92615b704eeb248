import type { Verdict } from '../../core/health/health.ts'
import { judge, judgeGate } from '../../core/health/judge.ts'
import { forbids } from '../../core/health/robots.ts'
import type { Instance } from '../../core/pool.ts'
import type { Probe } from '../../core/softwares/contract.ts'
import * as probes from '../../core/softwares/probes.ts'
import type { Exchange, Manner } from './exchange.ts'
import { hour, isRecent, type Kept } from './kept.ts'
import { visit } from './visit.ts'
import { wishOf } from './wish.ts'

/** What the prober has besides the network: all that tests replace. Times in milliseconds. */
export interface Means {
  manner: Manner
  kept: Kept
  /** One of the few turns at the network: whoever waits between two attempts gives it back. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>
  pause: (time: number) => Promise<unknown>
  now: () => number
  random: () => number
  /** Before the second and before the third attempt. */
  pauses: readonly number[]
  /** When no further attempt begins, so that a run ends; since 1970. */
  lastAttempt: number
  /** What this run has met so far: where nobody at all is reached, nobody is asked twice. */
  met: { hosts: Set<string>; reached: boolean }
}

/** One instance as this run saw it. */
export interface Look {
  instance: Instance
  verdict: Verdict
  /** Every request made, in order. */
  exchanges: Exchange[]
  time: number
  latency?: number
  certExpires?: number
}

/** Looks at one instance: its host's wish first, then up to three attempts, then, rarely, who may use it. */
export async function lookAt(instance: Instance, means: Means): Promise<Look> {
  const probe: Probe = probes[instance.software]
  const address = new URL(probe.path, instance.url)
  const exchanges: Exchange[] = []
  const { rules, asked } = await wishOf(address.origin, means)
  if (asked) exchanges.push(asked)
  if (forbids(rules, pathOf(address))) return { instance, exchanges, verdict: optedOut, time: means.now() }

  const { verdict, visits } = await attempts(address.href, probe, means)
  exchanges.push(...visits)
  const mayAsk = probe.gate && !forbids(rules, pathOf(new URL(probe.gate.path, instance.url)))
  const closed =
    mayAsk && verdict.status === 'pass' ? await gate(instance, probe, means, exchanges) : undefined
  const last = visits.at(-1)
  return {
    ...{ instance, exchanges, verdict: closed ?? verdict, time: means.now() },
    ...(last?.reply.kind === 'answer' && { latency: last.took }),
    ...(last?.certExpires !== undefined && { certExpires: last.certExpires }),
  }
}

const pathOf = ({ pathname, search }: URL): string => pathname + search

const optedOut: Verdict = { status: 'unknown', reason: 'opted-out', depth: 0 }

/** Only what may have passed a moment later is asked again. */
const fleeting: readonly Verdict['reason'][] = ['dns', 'connect', 'timeout', 'http-5xx']

async function attempts(
  url: string,
  probe: Probe,
  means: Means,
): Promise<{ verdict: Verdict; visits: Exchange[] }> {
  const visits: Exchange[] = []
  for (const wait of [...means.pauses, undefined]) {
    visits.push(...(await means.inTurn(() => visit(url, probe, means.manner))))
    const last = visits.at(-1)
    if (!last) break
    const verdict = judge(probe, last.reply)
    const pause = Math.round((wait ?? 0) * jitter(means.random))
    note(last, means)
    const isOver = wait === undefined || means.now() + pause > means.lastAttempt
    if (isOver || !fleeting.includes(verdict.reason)) return { verdict, visits }
    await means.pause(pause)
    if (isCutOff(means)) return { verdict, visits }
  }
  throw new Error('A look without an attempt.')
}

function note({ url, reply }: Exchange, { met }: Means): void {
  met.hosts.add(new URL(url).hostname)
  met.reached ||= wasReached(reply)
}

/** Whether anything at all was at the other end. */
export const wasReached = (reply: Exchange['reply']): boolean => reply.kind === 'answer' || reply.depth > 0

/** One host that cannot be reached is its own matter; several and nobody else are ours. */
export const several = 3

const isCutOff = ({ met }: Means): boolean => met.hosts.size >= several && !met.reached

/** A share of a fifth more or less. */
export const jitter = (random: () => number): number => 0.8 + 0.4 * random()

/** Who may use a tool that works, where its answer does not say: asked once an hour, remembered in between. */
async function gate(
  instance: Instance,
  probe: Probe,
  { manner, inTurn, kept, now }: Means,
  exchanges: Exchange[],
): Promise<Verdict | undefined> {
  if (!probe.gate) return
  const known = kept.gates[instance.id]
  if (known && isRecent(known.time, now(), hour)) return known.closed && shut(known.closed)

  const url = new URL(probe.gate.path, instance.url).href
  const visits = await inTurn(() => visit(url, { ...probe, method: 'GET' }, manner))
  exchanges.push(...visits)
  const last = visits.at(-1)
  if (last?.reply.kind !== 'answer') return known?.closed && shut(known.closed)
  const verdict = judgeGate(probe, last.reply)
  const closed = probe.gate.closed.map(sign => sign.reason).find(reason => reason === verdict?.reason)
  kept.gates[instance.id] = { time: now(), ...(closed && { closed }) }
  return verdict
}

const shut = (reason: Verdict['reason']): Verdict => ({ status: 'fail', reason, depth: 3 })
