import { header, placeOf, textOf } from '../answer.ts'
import { given, type Judge } from '../seen.ts'
import { digestsIn } from './pages.ts'

/** Whether the service worker can do its work: its type, headers and caching are judged with the others. */
export const worker: Judge = seen => {
  const [script] = given(seen, 'worker')
  if (!script) return []
  const path = placeOf(script)
  const scope = header(script, 'service-worker-allowed')
  if (/^\s*<(!doctype|html)/i.test(textOf(script)))
    return [
      {
        path,
        message: 'is a page',
        tip: 'let what is missing be a 404, and put the sw.js of the build there',
      },
    ]
  const knows = (digestsIn(seen)?.size ?? 0) > 0
  return [
    ...(knows
      ? []
      : [
          {
            path,
            message: 'knows no pages: nothing opens without network',
            tip: 'where it is sw-off.js on purpose, the next build brings it back',
            warning: true as const,
          },
        ]),
    ...(scope === '' || scope === seen.address.pathname
      ? []
      : [
          {
            path,
            message: `may rule over ${scope}, more than the portal`,
            tip: 'leave Service-Worker-Allowed out',
          },
        ]),
  ]
}
