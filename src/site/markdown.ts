import MarkdownIt from 'markdown-it'
import { parse } from 'yaml'
import type { Text } from '../core/texts.ts'
import { fill, fillPlain, Mistake, type Line, type Values } from './blanks.ts'

/** What a text needs to know of the site around it. */
export interface Surroundings {
  values: Values
  /** The address of a page of ours, by the word after `page:`; undefined where there is none. */
  address: (page: string) => string | undefined
}

/** A Markdown file with front matter as what the page shows. What is wrong in it is thrown as a Mistake. */
export function textOf(source: string, { values, address }: Surroundings): Text {
  const { front, lines } = split(source)
  for (const line of lines) judge(line, address)
  const sentence = (field: string): string => {
    const value = front[field]
    if (typeof value === 'string' && value !== '') return value
    throw new Mistake(1, `the front matter has no ${field}`)
  }
  const markdown = fill(lines, values, typeof front['missing'] === 'string' ? front['missing'] : '').join(
    '\n',
  )
  return {
    title: fillPlain([2, sentence('title')], values),
    description: fillPlain([3, sentence('description')], values),
    html: rendererFor(address).render(markdown).trim(),
  }
}

function split(source: string): { front: Record<string, unknown>; lines: Line[] } {
  const [first, ...rest] = source.split('\n').map((text, at): Line => [at + 1, text])
  const end = rest.findIndex(([, text]) => text === '---')
  if (first?.[1] !== '---' || end < 0)
    throw new Mistake(1, 'a text begins with its front matter, between two lines ---')
  const yaml = rest.slice(0, end).map(([, text]) => text)
  return { front: parse(yaml.join('\n')) ?? {}, lines: rest.slice(end + 1) }
}

function judge([number, text]: Line, address: Surroundings['address']): void {
  if (/^# /.test(text)) throw new Mistake(number, 'headings begin with ##: the title is in the front matter')
  for (const [, page = ''] of text.matchAll(/\]\(page:([^)#]*)/g))
    if (address(page) === undefined) throw new Mistake(number, `there is no page ${page}`)
}

/** Links to pages of ours get their address, those to others learn nothing of where one comes from. */
function rendererFor(address: Surroundings['address']) {
  const renderer = new MarkdownIt({ html: false })
  renderer.validateLink = href => /^(https:|mailto:|tel:|page:|#)/.test(href)
  renderer.renderer.rules['link_open'] = (tokens, at, options, _, self) => {
    const token = tokens[at]
    const href = String(token?.attrGet('href'))
    const [, page, hash = ''] = /^page:([^#]*)(.*)$/.exec(href) ?? []
    if (page !== undefined) token?.attrSet('href', (address(page) ?? '') + hash)
    if (href.startsWith('https:')) token?.attrSet('rel', 'noopener noreferrer')
    return self.renderToken(tokens, at, options)
  }
  return renderer
}
