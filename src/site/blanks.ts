/** A piece of Markdown that leads somewhere, for a value that is an address. */
export interface Link {
  text: string
  href: string
}

/** What a text may name: undefined is known by name and not given; a list repeats the block that bears its name. */
export interface Values {
  readonly [name: string]: string | boolean | Link | readonly Values[] | undefined
}

/** A mistake in a text, and the line it stands in, counted from 1. */
export class Mistake extends Error {
  line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

/** A line of a text, with its number in the file. */
export type Line = readonly [number: number, text: string]

/**
 * Fills the blanks of a Markdown text: `{name}` becomes the value, or `missing` where it is not given. Lines from
 * `::: name` to `:::` stay only where it is given (`::: no name`: only where it is not), once for each entry of a list.
 */
export function fill(lines: readonly Line[], values: Values, missing = ''): string[] {
  const filled: string[] = []
  for (let at = 0; at < lines.length; at++) {
    const [number, text] = lines[at] ?? [0, '']
    const opening = /^\s*::: (no )?(\w+)$/.exec(text)
    if (opening) {
      const end = endOf(lines, at)
      const inside = lines.slice(at + 1, end)
      for (const scope of scopes(valueOf(opening[2] ?? '', values, number), values, opening[1] !== undefined))
        filled.push(...fill(inside, scope, missing))
      at = end
    } else if (/^\s*:::/.test(text))
      throw new Mistake(number, `this line opens no block and closes none: ${text}`)
    else
      filled.push(text.replace(blank, (_, name: string) => written(valueOf(name, values, number), missing)))
  }
  return filled
}

/** The same for a sentence that is not Markdown. */
export const fillPlain = (line: Line, values: Values): string =>
  line[1].replace(blank, (_, name: string) => plain(valueOf(name, values, line[0])))

const blank = /\{(\w+)\}/g

/** The line that closes the block opened in this one. */
function endOf(lines: readonly Line[], start: number): number {
  let depth = 0
  for (const [at, [, text]] of lines.entries()) {
    if (at < start || !/^\s*:::/.test(text)) continue
    depth += /^\s*:::$/.test(text) ? -1 : 1
    if (depth === 0) return at
  }
  throw new Mistake(lines[start]?.[0] ?? 0, 'this block is never closed by :::')
}

/** With which values the inside of a block is written, once for each. */
function scopes(value: Values[string], values: Values, unless: boolean): Values[] {
  const list = Array.isArray(value) ? (value as readonly Values[]) : undefined
  const given = list ? list.length > 0 : value !== undefined && value !== false
  if (unless) return given ? [] : [values]
  if (!given) return []
  return list ? list.map(entry => ({ ...values, ...entry })) : [values]
}

function valueOf(name: string, values: Values, line: number): Values[string] {
  if (Object.hasOwn(values, name)) return values[name]
  throw new Mistake(
    line,
    `there is no value {${name}}: there are ${Object.keys(values).toSorted().join(', ')}`,
  )
}

function written(value: Values[string], missing: string): string {
  if (value === undefined) return missing
  if (typeof value === 'object' && 'href' in value)
    return `[${escape(plain(value))}](${escape(String(value.href))})`
  return escape(plain(value))
}

function plain(value: Values[string]): string {
  if (typeof value === 'object' && 'text' in value) return String(value.text)
  return typeof value === 'string' ? value : ''
}

/** CommonMark reads a backslash before any of these as the sign itself, in links too. */
const escape = (text: string): string =>
  text.replaceAll(/[!-/:-@[-`{-~]/g, String.raw`\$&`).replaceAll(/\s*\n\s*/g, ' ')
