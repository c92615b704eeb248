/** Text as it may stand in an attribute or between tags. */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** JSON that cannot end the script element it stands in, whatever a provider calls itself. */
export const forScript = (json: string): string => json.replaceAll('<', '\\u003c')
