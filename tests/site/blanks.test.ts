import { describe, expect, it } from 'vitest'
import { fill, fillPlain, Mistake, type Line, type Values } from '../../src/site/blanks.ts'

const lines = (text: string): Line[] => text.split('\n').map((line, at) => [at + 1, line])
const filled = (text: string, values: Values, missing?: string) =>
  fill(lines(text), values, missing).join('\n')

const contact = { text: 'a_b@example.org', href: 'mailto:a_b@example.org' }
const values: Values = {
  name: 'Entraide',
  contact,
  phone: undefined,
  yes: true,
  no: false,
  none: [],
  rooms: [
    { name: 'one', note: 'kept' },
    { name: 'two', note: undefined },
  ],
}

describe('a blank', () => {
  it.each<[string, string, string]>([
    ['a value', 'Here is {name}.', 'Here is Entraide.'],
    [
      'an address',
      'Write to {contact}',
      String.raw`Write to [a\_b\@example\.org](mailto\:a\_b\@example\.org)`,
    ],
    ['nothing given', 'Call {phone}', 'Call not said'],
    ['a word nobody means', 'Two {  } and {a b}', 'Two {  } and {a b}'],
  ])('becomes, for %s, what it stands for', (_, text, expected) => {
    expect(filled(text, values, 'not said')).toBe(expected)
  })

  it('cannot become anything but words, whatever a value holds', () => {
    const hostile = '<b> **x** [y](https://z) # `c`\n- {name}'
    const escaped = filled('{it}', { it: hostile, name: 'no' })
    expect(escaped).not.toContain('\n')
    expect(escaped).toContain(String.raw`\<b\> \*\*x\*\* \[y\]`)
    expect(escaped).toContain(String.raw`\{name\}`)
  })

  it('is plain where the sentence is not Markdown', () => {
    expect(fillPlain([1, '{name} * {contact}'], values)).toBe('Entraide * a_b@example.org')
  })
})

describe('a block', () => {
  it.each<[string, string, string]>([
    ['stays with what is given', '::: name\na\n:::', 'a'],
    ['goes with what is not given', '::: phone\na\n:::\nb', 'b'],
    ['goes with what is false', '::: no\na\n:::', ''],
    ['stays for what is not given, when it says so', '::: no phone\na\n:::', 'a'],
    ['goes for what is given, when it says so', '::: no yes\na\n:::', ''],
    ['is repeated for each entry of a list', '::: rooms\n- {name}\n:::', '- one\n- two'],
    ['goes with an empty list', '::: none\na\n:::', ''],
    ['may hold another', '::: rooms\n- {name}\n  ::: note\n  {note}\n  :::\n:::', '- one\n  kept\n- two'],
  ])('%s', (_, text, expected) => {
    expect(filled(text, values)).toBe(expected)
  })
})

describe('a mistake', () => {
  it.each<[string, string, number, RegExp]>([
    ['a blank nobody knows', 'a\n{nmae}', 2, /no value \{nmae\}.*name/],
    ['a block nobody knows', 'a\n::: nmae\n:::', 2, /no value \{nmae\}/],
    ['a block that never ends', '::: yes\n::: name\n:::', 1, /never closed/],
    ['an end of nothing', 'a\n:::', 2, /opens no block/],
    ['a blank nobody knows, in a list', '::: rooms\n\n{nmae}\n:::', 3, /no value/],
  ])('%s is told with its line', (_, text, line, message) => {
    expect(() => filled(text, values)).toThrow(message)
    try {
      filled(text, values)
    } catch (error) {
      expect(error).toBeInstanceOf(Mistake)
      expect((error as Mistake).line).toBe(line)
    }
  })
})
