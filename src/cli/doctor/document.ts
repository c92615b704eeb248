/** What a document carries that its policy has to allow, and what it says of itself. */
export interface Document {
  /** The text of each inline script that runs, and of each style. */
  scripts: readonly string[]
  styles: readonly string[]
  /** The addresses of scripts that are files. */
  sources: readonly string[]
  /** The attributes of each `link`, of each `meta`. */
  links: readonly Attributes[]
  metas: readonly Attributes[]
  /** Where its links lead. */
  leads: readonly string[]
}

export type Attributes = Readonly<Record<string, string>>

/** Reads a document as it was built, or as something on the way made it. */
export function readDocument(html: string): Document {
  const all = [...html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi)].map(
    ([, attributes = '', text = '']) =>
      ({ text, ...attributesOf(attributes) }) as { text: string } & Attributes,
  )
  const running = all.filter(({ type = '' }) => runs.test(type))
  return {
    scripts: running.filter(({ src }) => src === undefined).map(({ text }) => text),
    sources: running.flatMap(({ src }) => src ?? []),
    styles: [...html.matchAll(/<style\b[^>]*>([\s\S]*?)<\/style\s*>/gi)].map(([, text = '']) => text),
    links: tagsIn(html, 'link'),
    metas: tagsIn(html, 'meta'),
    leads: tagsIn(html, 'a').flatMap(({ href }) => href ?? []),
  }
}

/** JSON and the like stand in scripts, too, and need nobody's leave. */
const runs = /^(|module|(text|application)\/(x-)?(java|ecma)script)$/i

const tagsIn = (html: string, name: string): Attributes[] =>
  [...html.matchAll(new RegExp(`<${name}\\b([^>]*)>`, 'gi'))].map(([, attributes = '']) =>
    attributesOf(attributes),
  )

const attributesOf = (text: string): Attributes =>
  Object.fromEntries(
    [...text.matchAll(/([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g)].map(
      ([, name = '', double, single, bare]) =>
        [name.toLowerCase(), (double ?? single ?? bare ?? '').replaceAll('&amp;', '&')] as const,
    ),
  )

/** Where a page says that it is. */
export const canonicalOf = ({ links }: Document): URL | undefined =>
  URL.parse(links.find(({ rel }) => rel === 'canonical')?.['href'] ?? '') ?? undefined

/** The languages of the portal, as its pages name them, the default first. */
export const languagesOf = ({ links }: Document): string[] =>
  links.flatMap(({ rel, hreflang }) =>
    rel === 'alternate' && hreflang && hreflang !== 'x-default' ? hreflang : [],
  )
