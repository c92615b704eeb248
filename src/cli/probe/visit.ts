import { nextStop } from '../../core/health/judge.ts'
import type { Probe } from '../../core/softwares/contract.ts'
import { exchange, type Exchange, type Manner } from './exchange.ts'

const mostRedirects = 4

/** Asks one address, then follows the redirects that the adapter allows. The last exchange is the one to judge. */
export async function visit(url: string, probe: Probe, manner: Manner): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  let next: string | undefined = url
  while (next !== undefined) {
    const latest: Exchange = await exchange(next, probe.method ?? 'GET', manner)
    exchanges.push(latest)
    next = latest.reply.kind === 'answer' ? nextStop(probe, latest.reply) : undefined
    const turnsInCircles = exchanges.some(past => past.url === next) || exchanges.length > mostRedirects
    if (next !== undefined && turnsInCircles) return [...exchanges.slice(0, -1), looping(latest)]
  }
  return exchanges
}

const looping = (latest: Exchange): Exchange => ({
  ...latest,
  reply: { kind: 'failure', reason: 'redirect-loop', depth: 2, detail: 'redirects without end' },
})
