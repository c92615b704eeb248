/** Where a page's oEmbed answer is, below the base: of the whole portal, or of one service. */
export const oembedFile = (language: string, service?: string): string =>
  `oembed/${language}${service ? `/${service}` : ''}.json`
