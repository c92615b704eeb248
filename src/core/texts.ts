/** The pages that are only read: each is a Markdown file per language in src/content. */
export const texts = ['about', 'privacy', 'legal', 'accessibility'] as const

/** The last part of the addresses of all pages that are not about one service. */
export const pageIds = [
  ...texts,
  'why',
  'map',
  'rooms',
  'settings',
  'end',
  'partager',
  'integrer',
  'etat',
] as const

export type TextId = (typeof texts)[number]

/** What becomes of a Markdown file at build. */
export interface Text {
  title: string
  description: string
  /** Its headings begin at h2: the title is the page's h1. */
  html: string
}
