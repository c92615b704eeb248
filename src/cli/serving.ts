import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ServerId } from '../core/serving/list.ts'
import type { Setup, Written } from '../core/serving/setup.ts'

// What whoever types "server" has to be told: what of it makes no sense, and what they may not see coming.

/** What was typed after it, as far as it can be wrong. */
export interface Typed {
  out?: string | undefined
  base?: string | undefined
  listen?: string | undefined
  certificate?: string | undefined
  inside?: boolean | undefined
}

/** Why nothing can be written; undefined where nothing is in the way. */
export function misuse({ out, base, listen, certificate, inside }: Typed, { file, second }: Written) {
  if (base !== undefined && !/^\/(.*\/)?$/.test(base))
    return `"${base}" is no path of a folder: it begins and ends with a slash, such as /entraide/.`
  if (listen !== undefined && !isPlace(listen))
    return `"${listen}" is no address to listen at: write one with a port from 1 to 65535, such as 127.0.0.1:8080 or [::1]:8080.`
  if (inside && (listen ?? certificate) !== undefined)
    return 'What goes inside another site has neither --listen nor --certificate: that site has them.'
  if (second && out === undefined)
    return `It reads a second file, which is written beside the first: say where by --out, such as --out ${file}.`
  return inside && out === undefined
    ? `Say by --out where that site finds it, such as --out ${file}.`
    : undefined
}

function isPlace(listen: string): boolean {
  const [, port] = /^(?:[\w.-]+|\[[\da-f:.]+\]):(\d{1,5})$/i.exec(listen) ?? []
  return Number(port) >= 1 && Number(port) <= 65535
}

/** What is not refused, and has to be known before it is read by a server. `port`: that of the portal's address. */
export function cautions({ name, base, listen, certificate }: Setup, port: string, inside = false): string[] {
  if (listen !== undefined || inside) return []
  return [
    ...(base === '/'
      ? []
      : [
          `This is a whole server for ${name}. Where that name has a site already, one of the two is not seen: --inside writes what goes into that site.`,
        ]),
    ...(port === ''
      ? []
      : [
          `The address in portal.yml has the port ${port}, and what is written does not listen there, but at 80 and 443. Lead ${port} to 443, or leave it out of the address; or let what has TLS at ${port} lead to an address given by --listen.`,
        ]),
    ...(certificate === undefined || existsSync(join(certificate, 'fullchain.pem'))
      ? []
      : [`There is no fullchain.pem in ${certificate}: the server may refuse to start.`]),
  ]
}

/** What follows from what was written: without TLS nothing is secret. Caddy gets its certificates by itself. */
export function sequel(id: ServerId, { name, listen, certificate }: Setup): string[] {
  if (id === 'caddy' || listen !== undefined || certificate !== undefined) return []
  return [
    `${name} is served in the clear: no certificate is there yet. What was written says how to get one; then the same command again.`,
  ]
}
