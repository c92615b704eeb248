import type { Said } from './arrival.ts'
import { most } from './entry.ts'

/** What came with the page's own address: `query` where a server got to see it. */
export interface Addressed {
  said: Said
  behind: 'query' | 'hash'
}

const parts = ['title', 'text', 'url'] as const
const mark = /(?:^|&)(title|text|url)=/

/**
 * Reads `/fr/partager/?url=…&text=…&title=…`, and the same behind `#`. Nothing where there is nothing of the kind.
 * `unseen`: no server was asked for what is behind the `?` either.
 */
export function addressed(path: string, unseen = false): Addressed | undefined {
  const [, query = '', hash = ''] = /^[^?#]*(?:\?([^#]*))?(?:#(.*))?$/s.exec(path) ?? []
  // An address that nobody encoded may have a `#` of its own.
  const asked = saidIn(bare.test(query) ? path.slice(path.indexOf('?') + 1) : query, true)
  const hidden = saidIn(hash, false)
  if (hidden) return { said: hidden, behind: 'hash' }
  return asked && { said: asked, behind: unseen ? 'hash' : 'query' }
}

const bare = /(?:^|&)url=https?:\/\/(?!.*&(?:title|text)=)/i

/** Only our own names part it: what a person or a shortcut has put together may hold an address as it is. */
function saidIn(text: string, form: boolean): Said | undefined {
  const [, ...found] = text.split(mark)
  if (found.length === 0) return undefined
  const said = { title: '', text: '', url: '' }
  for (const [at, name] of found.entries()) {
    const part = at % 2 === 0 ? parts.find(each => each === name) : undefined
    // As much as the share sheet may bring: browsers take seconds to lay out more.
    if (part) said[part] ||= decoded(found[at + 1] ?? '', form).slice(0, most.letters)
  }
  return parts.some(part => said[part] !== '') ? said : undefined
}

/** `form`: as a browser writes a form into an address, a `+` for a space. */
function decoded(value: string, form: boolean): string {
  if (/^https?:\/\//i.test(value)) return value
  try {
    return decodeURIComponent(form ? value.replaceAll('+', ' ') : value)
  } catch {
    return value
  }
}
