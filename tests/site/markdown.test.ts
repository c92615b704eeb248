import { describe, expect, it } from 'vitest'
import { textOf } from '../../src/site/markdown.ts'

const front = '---\ntitle: About {portal}\ndescription: What it is\n---\n'
const text = (body: string, head = front) =>
  textOf(head + body, {
    values: { portal: 'A & B', contact: undefined },
    address: page => (page === 'why' ? '/sub/en/why/' : undefined),
  })

describe('a text', () => {
  it('has its title and description from its front matter, with the blanks filled', () => {
    expect(text('')).toEqual({ title: 'About A & B', description: 'What it is', html: '' })
  })

  it.each<[string, string, string]>([
    ['headings', '## One', '<h2>One</h2>'],
    ['HTML as the words it is', '<b>x</b> &lt;', '<p>&lt;b&gt;x&lt;/b&gt; &lt;</p>'],
    ['values as the words they are', '{portal}', '<p>A &amp; B</p>'],
    ['links to our pages', '[why](page:why)', '<p><a href="/sub/en/why/">why</a></p>'],
    ['links to a place in one', '[why](page:why#pad)', '<p><a href="/sub/en/why/#pad">why</a></p>'],
    [
      'links to other sites, which learn nothing and reach nothing',
      '[there](https://example.org/)',
      '<p><a href="https://example.org/" rel="noopener noreferrer">there</a></p>',
    ],
    ['mail addresses', '[me](mailto:a@example.org)', '<p><a href="mailto:a@example.org">me</a></p>'],
    ['no link that would run something', '[x](javascript:alert)', '<p>[x](javascript:alert)</p>'],
    ['no link without encryption', '[x](http://example.org/)', '<p>[x](http://example.org/)</p>'],
  ])('writes %s', (_, body, html) => {
    expect(text(body).html).toBe(html)
  })

  it('says what it says for everything that is not given', () => {
    expect(text('By {contact}', front.replace('---\n', '---\nmissing: nobody\n')).html).toBe(
      '<p>By nobody</p>',
    )
  })
})

describe('a mistake', () => {
  it.each<[string, string, string, number, RegExp]>([
    ['a page that does not exist', front, 'a\n[x](page:wy)', 6, /no page wy/],
    ['a second title', front, '# One', 5, /begin with ##/],
    ['no front matter', '', 'a', 1, /front matter/],
    ['no description', '---\ntitle: a\n---\n', '', 1, /no description/],
    ['a blank nobody knows in the title', front.replace('portal', 'x'), '', 2, /no value \{x\}/],
  ])('%s is told with its line', (_, head, body, line, message) => {
    expect(() => text(body, head)).toThrow(
      expect.objectContaining({ line, message: expect.stringMatching(message) }),
    )
  })
})
