import { describe, expect, it } from 'vitest'
import { re2 } from '../../../src/core/monitors/re2.ts'

describe('a pattern that Go reads alike', () => {
  it.each<[RegExp, string]>([
    [/"stop_upload":\s*false/, String.raw`"stop_upload":\s*false`],
    [/<title>Croodle<\/title>/, '<title>Croodle</title>'],
    [/^OK\s*$/, String.raw`^OK\s*$`],
    [/welcome/i, '(?i)welcome'],
    [/^a.b$/ims, '(?ims)^a.b$'],
    [/a/g, 'a'],
    [/(?:a|b)(c)+?[^\]\d/]{2,10}\bé/, String.raw`(?:a|b)(c)+?[^\]\d/]{2,10}\bé`],
    [/^0\{"sid"/, String.raw`^0\{"sid"`],
  ])('%s is written %s', (pattern, expected) => {
    expect(re2(pattern)).toBe(expected)
  })
})

describe('a pattern that it could read otherwise', () => {
  it.each([
    ['a look ahead', /a(?=b)/],
    ['a look ahead that refuses', /a(?!b)/],
    ['a look behind', /(?<=a)b/],
    ['a look behind that refuses', /(?<!a)b/],
    ['a named group', /(?<year>\d)/],
    ['a reference back', /(a)\1/],
    ['a character by its number', /\u00e9/],
    ['a property', /\p{L}/u],
    ['a flag of another world', /a/y],
    ['anything at all', /[^]/],
    ['nothing at all', /[]/],
    ['a class of POSIX’s', /[[:alpha:]]/],
    ['a backspace', /[\b]/],
    ['a letter escaped for nothing', /\a/],
    ['a brace that repeats nothing', /a{b/],
    ['more repeats than it allows', /a{1001}/],
    ['a character of two halves', /😀+/],
  ])('is refused: %s', (_, pattern) => {
    expect(re2(pattern)).toBeUndefined()
  })
})
