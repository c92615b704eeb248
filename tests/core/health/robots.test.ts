import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { directions, forbids, rulesFor } from '../../../src/core/health/robots.ts'

const forbidden = (text: string, path = '/pad/') => forbids(rulesFor('Our-robot', text), path)

describe('a robots.txt', () => {
  it.each([
    ['User-agent: our-robot\nDisallow: /', true],
    ['user-agent:OUR-ROBOT # hello\r\ndisallow: / # all', true],
    ['User-agent: Googlebot\nUser-agent: Our-robot\nDisallow: /', true],
    ['User-agent: *\nDisallow: /', false],
    ['User-agent: Our-robot-2\nDisallow: /', false],
    ['User-agent: Our-robot\nDisallow:', false],
    ['User-agent: Our-robot\nDisallow: /x\n\nUser-agent: *\nDisallow: /', false],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Our-robot\nAllow: /', false],
    ['User-agent: Our-robot\nAllow: /a\nUser-agent: Our-robot\nDisallow: /pad', true],
    ['Disallow: /', false],
    ['<!doctype html><title>Not found</title>', false],
    ['', false],
  ])('%j forbids us: %s', (text, expected) => {
    expect(forbidden(text)).toBe(expected)
  })

  it.each([
    ['/pad', '/pad/', true],
    ['/pads', '/pad/', false],
    ['/*/probe', '/p/probe', true],
    ['/p/*$', '/p/probe', true],
    ['*.php$', '/create.php', true],
    ['*.php$', '/create.php?x', false],
    ['/p*p$', '/p', false],
    ['/a$', '/a', true],
    ['/a$', '/ab', false],
  ])('the path %s fits %s: %s', (rule, path, expected) => {
    expect(forbidden(`User-agent: Our-robot\nDisallow: ${rule}`, path)).toBe(expected)
  })

  it('lets the longer rule decide, and allows when two are as long', () => {
    const text = 'User-agent: Our-robot\nDisallow: /\nAllow: /pad\nDisallow: /pad/x\nAllow: /pad/x'
    expect([forbidden(text, '/'), forbidden(text, '/pad/'), forbidden(text, '/pad/x')]).toEqual([
      true,
      false,
      false,
    ])
  })

  it('leaves only a little to remember, whatever it holds', () => {
    const long = `User-agent: Our-robot\nDisallow: /${'x'.repeat(1000)}\n${'Disallow: /a\n'.repeat(1000)}`
    expect(JSON.stringify(rulesFor('Our-robot', long)).length).toBeLessThan(10_000)
  })

  it('of any size and shape is read in no time', () => {
    const stars = `User-agent: Our-robot\n${`Disallow: /${'*a'.repeat(240)}b$\n`.repeat(1000)}`
    expect(forbidden(stars, `/${'a'.repeat(2000)}`)).toBe(false)
    fc.assert(fc.property(fc.string(), fc.string(), (text, path) => void forbidden(text, path)))
  })
})

it.each([
  ['https://a.example/robots.txt', 301, 'https://b.example/r', 'https://b.example/r'],
  ['http://a.example/robots.txt', 308, 'http://b.example/r', 'http://b.example/r'],
  ['http://a.example/robots.txt', 302, 'https://a.example/robots.txt', 'https://a.example/robots.txt'],
  ['https://a.example/robots.txt', 302, 'http://a.example/robots.txt', undefined],
  ['https://a.example/robots.txt', 302, 'ftp://a.example/robots.txt', undefined],
  ['https://a.example/robots.txt', 304, 'https://b.example/r', undefined],
])('from %s a %i to %s leads to %s', (url, status, pointer, expected) => {
  expect(directions({ kind: 'answer', status, url, pointer, headers: {}, body: '' })).toBe(expected)
})
