import { nextStop } from '../../core/health/judge.ts'
import type { Answer } from '../../core/health/reply.ts'
import type { Probe } from '../../core/softwares/contract.ts'
import { exchange, type Exchange, type Manner } from './exchange.ts'

/** Asks one address, then follows the redirects that the adapter allows. The last exchange is the one to judge. */
export const visit = (url: string, probe: Probe, manner: Manner): Promise<Exchange[]> =>
  follow(url, probe.method ?? 'GET', manner, 4, answer => nextStop(probe, answer))

/** Asks one address, then goes on, no more often than that, to where `onwards` says. */
export async function follow(
  url: string,
  method: string,
  manner: Manner,
  mostRedirects: number,
  onwards: (answer: Answer) => string | undefined,
): Promise<Exchange[]> {
  const exchanges: Exchange[] = []
  let next: string | undefined = url
  while (next !== undefined) {
    const latest: Exchange = await exchange(next, method, manner)
    exchanges.push(latest)
    next = latest.reply.kind === 'answer' ? onwards(latest.reply) : undefined
    const turnsInCircles = exchanges.some(past => past.url === next) || exchanges.length > mostRedirects
    if (next !== undefined && turnsInCircles) return [...exchanges.slice(0, -1), looping(latest)]
  }
  return exchanges
}

const looping = (latest: Exchange): Exchange => ({
  ...latest,
  reply: { kind: 'failure', reason: 'redirect-loop', depth: 2, detail: 'redirects without end' },
})
