import { isService, type ServiceId } from '../../core/services.ts'
import { textOf, type Answer } from './answer.ts'
import { readDocument } from './document.ts'
import type { Seen } from './seen.ts'

/** The services that a home page leads to. */
export function servicesShown({ address }: Seen, home: Answer): ServiceId[] {
  const own = new URL(home.url).pathname
  const found = readDocument(textOf(home)).leads.flatMap(href => {
    const { pathname = '', origin } = URL.parse(href, home.url) ?? {}
    const last = origin === address.origin && pathname.startsWith(own) ? pathname.slice(own.length, -1) : ''
    return isService(last) ? last : []
  })
  return [...new Set(found)]
}
