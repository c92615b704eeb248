import { header } from '../answer.ts'
import { answer, isNear, type Finding, type Judge } from '../seen.ts'

const day = 86_400_000

/** The certificate, and what the line speaks. */
export const certificate: Judge = seen => {
  const { line, address, now } = seen
  if (!line) return undefined
  const path = address.origin
  const found: Finding[] = []
  if (line.refused !== undefined)
    found.push({
      path,
      message: `browsers refuse its certificate: ${line.refused}`,
      tip: 'is the whole chain sent, and for this name? A private authority is named by NODE_EXTRA_CA_CERTS',
    })
  found.push(...ending(path, line.begins, line.ends, now))
  if (!line.second)
    found.push({
      path,
      message: 'speaks HTTP/1.1 only',
      tip: 'turn HTTP/2 on: a page then brings its files over one connection',
      warning: true,
    })
  const root = answer(seen, 'root')
  if (root && !isNear(address) && header(root, 'strict-transport-security') === '')
    found.push({
      path,
      message: 'does not say that it is always with HTTPS',
      tip: 'once you are sure, send Strict-Transport-Security: max-age=31536000',
      warning: true,
    })
  return found
}

/** Renewals come when a third of its life is left. */
function ending(path: string, begins: number | undefined, ends: number | undefined, now: number): Finding[] {
  if (ends === undefined) return []
  const left = ends - now
  const soon = begins === undefined ? 14 * day : Math.min(14 * day, (ends - begins) / 6)
  if (left > soon) return []
  const days = Math.floor(left / day)
  const when =
    left < 0 ? 'has ended' : days < 1 ? 'ends today' : days === 1 ? 'ends tomorrow' : `ends in ${days} days`
  return [
    {
      path,
      message: `its certificate ${when}`,
      tip: 'look why its renewal did not come: certbot renew, or the log of your server',
    },
  ]
}
