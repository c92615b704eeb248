import { header } from '../answer.ts'
import { answers, type Judge } from '../seen.ts'
import { span } from '../span.ts'

/** As much as pages forgive: src/core/health/age.ts. */
const skew = 300_000

/** Whether the server's clock agrees with ours. A cache's answer was written when its age says. */
export const clock: Judge = seen => {
  const gaps = answers(seen, 'root', 'homes', 'pool').flatMap(each => {
    const written = Date.parse(header(each, 'date'))
    const age = Number(header(each, 'age')) || 0
    return Number.isNaN(written) ? [] : [written + age * 1000 - each.time]
  })
  const gap = gaps.toSorted((one, other) => Math.abs(one) - Math.abs(other))[0] ?? 0
  if (Math.abs(gap) <= skew) return []
  return [
    {
      path: seen.address.origin,
      message: `its clock is ${span(gap)} ${gap > 0 ? 'ahead of' : 'behind'} the one here`,
      tip: 'set the one that is wrong: timedatectl set-ntp true',
    },
  ]
}
