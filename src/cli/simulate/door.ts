import { follow, pursue } from '../../core/health/pursuit.ts'
import type { Instance } from '../../core/pool.ts'

/** Where a visitor ends who asks the first few before leaving; the first, when none of them answers. */
export function doorBehindProbe(
  ordered: readonly Instance[],
  answers: (instance: Instance) => boolean,
): Instance | undefined {
  const byId = new Map(ordered.map(instance => [instance.id, instance]))
  let pursuit = pursue(
    ordered.map(({ id }) => ({ id, host: id })),
    0,
  )
  for (let at = 100; pursuit.outcome === 'pending'; at += 100) {
    const asked = byId.get(pursuit.questions.at(-1)?.id ?? '')
    if (!asked) break
    pursuit = follow(pursuit, { what: answers(asked) ? 'answer' : 'failure', id: asked.id, at })
  }
  return byId.get(pursuit.found ?? '') ?? ordered[0]
}
