import { follow, pursue, wakeAt, type Pursuit } from '../../core/health/pursuit.ts'
import { dice, normal } from './chance.ts'

export interface IntentFigures {
  p50: number
  p99: number
  /** Questions beside the first, per intent. */
  extraProbes: number
}

/** Half answer within 250 ms, 95 % within 1.1 s, and 4 % never. */
const spread = Math.log(1100 / 250) / 1.6449
const latency = (random: () => number): number =>
  random() < 0.04 ? Infinity : 250 * Math.exp(spread * normal(random))

const candidates = Array.from({ length: 8 }, (_, i) => ({ id: `kitten-${i}`, host: `kitten-${i}` }))

/** From a visitor's intent to a verdict, in milliseconds. */
export function intentToVerdict(intents: number): IntentFigures {
  const random = dice(99)
  const times = new Float64Array(intents)
  let questions = 0
  for (let i = 0; i < intents; i++) {
    const { at, asked } = verdict(random)
    times[i] = at
    questions += asked
  }
  times.sort()
  const percentile = (share: number) => times[Math.ceil(share * intents) - 1] ?? NaN
  return { p50: percentile(0.5), p99: percentile(0.99), extraProbes: questions / intents - 1 }
}

function verdict(random: () => number): { at: number; asked: number } {
  const answers = new Map<string, number>()
  let pursuit: Pursuit = pursue(candidates, 0)
  let at = 0
  while (pursuit.outcome === 'pending') {
    for (const { id, at: asked } of pursuit.questions)
      if (!answers.has(id)) answers.set(id, asked + latency(random))
    const [id, heard] = [...answers].reduce((first, each) => (each[1] < first[1] ? each : first))
    const wake = wakeAt(pursuit) ?? Infinity
    at = Math.min(heard, wake)
    pursuit = follow(pursuit, heard <= wake ? { what: 'answer', id, at } : { what: 'tick', at })
  }
  return { at, asked: pursuit.questions.length }
}
