import * as v from 'valibot'
import { reasons, statuses } from '../core/health/health.ts'

const moment = (description: string) =>
  v.pipe(v.string(), v.isoTimestamp(), v.description(`${description} RFC 3339.`))
const seconds = (description: string) =>
  v.pipe(v.number(), v.minValue(1), v.description(`${description} In seconds.`))
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1))
const amount = v.pipe(v.number(), v.minValue(0))
const count = v.pipe(v.number(), v.integer(), v.minValue(0))

const entry = v.object({
  status: v.pipe(
    v.picklist(statuses),
    v.description('warn: doubtful, or not for everybody. unknown: no evidence, which is not bad evidence.'),
  ),
  reason: v.picklist(reasons),
  since: v.exactOptional(moment('When the status last changed. Absent: never looked at.')),
  time: v.exactOptional(moment('When it was last looked at. Absent: never.')),
  lastPass: v.exactOptional(moment('When it last worked. Absent with a positive streak: at `time`.')),
  streak: v.pipe(
    v.number(),
    v.integer(),
    v.minValue(-99),
    v.maxValue(99),
    v.description('Good runs in a row, negative for bad ones; 99 or more are 99.'),
  ),
  depth: v.pipe(
    v.picklist([0, 1, 2, 3, 4]),
    v.description(
      'How deep the evidence goes: nothing, TLS, HTTP, the software, the software doing its work.',
    ),
  ),
  latency: v.exactOptional(
    v.pipe(
      v.object({ p50: amount, p95: amount, n: count }),
      v.description('Milliseconds over 24 hours, p95 up to the next hundred; from about n measures.'),
    ),
  ),
  availability: v.exactOptional(
    v.pipe(
      v.object({
        d1: v.exactOptional(share),
        d7: v.exactOptional(share),
        d30: v.exactOptional(share),
        n7: count,
      }),
      v.description('Shares from 0 to 1 over 1, 7 and 30 days, rounded down; about n7 looks in 7 days.'),
    ),
  ),
  weight: v.pipe(
    v.number(),
    v.minValue(0),
    v.maxValue(4),
    v.description('Its share beside the others: capacity, availability, latency, slow start.'),
  ),
  certExpires: v.exactOptional(moment('When the certificate ends, where that is within 30 days.')),
})

/** `health.json`, for those who read or write it elsewhere. What they do not know there they must ignore. */
export const healthSchema = v.pipe(
  v.object({
    format: v.literal('entraide-health/1'),
    status: v.pipe(
      v.picklist(['pass', 'warn']),
      v.description('How the run went, not how the instances are.'),
    ),
    time: moment('The end of the run.'),
    interval: seconds('How often a run is meant to be.'),
    fresh: seconds('Until this age it holds.'),
    stale: seconds('Until this age it is half believed; after it, every status is unknown.'),
    dead: seconds('After this age it is not worth showing.'),
    notes: v.pipe(v.array(v.string()), v.description('Such as mass-failure, canary-failed, carried-over.')),
    prober: v.exactOptional(
      v.object({
        name: v.string(),
        version: v.string(),
        userAgent: v.string(),
        contact: v.string(),
        vantages: v.exactOptional(
          v.array(v.object({ id: v.string(), country: v.exactOptional(v.string()) })),
        ),
      }),
    ),
    catalog: v.exactOptional(v.pipe(v.string(), v.description('A hash of the pool that was looked at.'))),
    counts: v.object({ pass: count, warn: count, fail: count, unknown: count, flipped: count }),
    instances: v.pipe(v.record(v.string(), entry), v.description("By the instances' ids in the pool.")),
  }),
  v.title('What is known of the health of the pool'),
)
