/** An element as it is written: nothing but what is given, whatever is in it. */
export const element = (name: string, attributes: Attributes, content = ''): string =>
  `<${name}${Object.entries(attributes).map(written).join('')}>${content}</${name}>`

/** Those that are `true` have no value; those that are `undefined` are not there. */
export type Attributes = Readonly<Record<string, string | true | undefined>>

/** Words between tags or in an attribute. */
export const words = (text: string): string =>
  oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Without what breaks a line, ends a file, or turns around what is written beside it. */
export const oneLine = (text: string): string =>
  text.replaceAll(/[\s\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028-\u202e\u2066-\u2069]+/gu, kept).trim()

/** French wants these before its colons, and they break no line. */
const kept = (space: string): string => (/^[\u00a0\u202f]$/.test(space) ? space : ' ')

const written = ([name, value]: [string, string | true | undefined]): string =>
  value === undefined ? '' : value === true ? ` ${name}` : ` ${name}="${words(value)}"`
