import fc from 'fast-check'
import { expect, it } from 'vitest'
import { failures, patience, readPasted } from '../../../src/core/paste/answer.ts'

const id = '0123456789abcdef'
const token = 'f'.repeat(64)
const read = (answer: unknown, status = 200) => readPasted(status, JSON.stringify(answer))

it('a paste has an id, and what deletes it', () => {
  expect(read({ status: 0, id, url: `/?${id}`, deletetoken: token })).toEqual({ id, deleteToken: token })
  expect(read({ status: 0, id, url: `/?${id}` })).toEqual({ id })
})

it('the address that a host gives counts for nothing', () => {
  expect(read({ status: 0, id, url: 'https://evil.test/?0' })).toEqual({ id })
})

it.each(['0123456789ABCDEF', '0123', `${id}&x`, `${id}#`, '../../../etc/pass', 7, null, [id]])(
  'an id like %j makes no link',
  odd => expect(read({ status: 0, id: odd, deletetoken: token })).toEqual({ failure: 'unreadable' }),
)

it('a token that is none is left out', () => {
  expect(read({ status: 0, id, deletetoken: 'x&y=<b>' })).toEqual({ id })
})

it.each([
  ['Please wait 10 seconds between each post.', 'wait'],
  ['Merci d\u2019attendre 10 secondes entre chaque publication.', 'wait'],
  ['Bitte warte 10 Sekunden zwischen jedem Eintrag.', 'wait'],
  ['Document is limited to 10 MB of encrypted data.', 'refused'],
  ['Your IP is not authorized to create documents.', 'refused'],
  ['Invalid data.', 'refused'],
])('"%s" is told as the host said it', (message, failure) => {
  expect(read({ status: 1, message })).toEqual({ failure, says: message })
})

it('what a host says is one short line without hidden signs', () => {
  const says = read({ status: 1, message: `  no\n\u202e\u0007way ${'x'.repeat(500)}` })
  expect(says).toEqual({ failure: 'refused', says: `no way ${'x'.repeat(193)}` })
})

it.each([
  [200, '<!doctype html><title>PrivateBin</title>', 'unreadable'],
  [200, '', 'unreadable'],
  [200, 'null', 'unreadable'],
  [200, '{"status":1}', 'unreadable'],
  [429, '', 'wait'],
  [502, '<h1>Bad Gateway</h1>', 'failing'],
  [500, `{"status":0,"id":"${id}"}`, 'failing'],
  [413, '<h1>Request Entity Too Large</h1>', 'failing'],
] as const)('%i "%s" is a failure: %s', (status, body, failure) => {
  expect(readPasted(status, body)).toEqual({ failure })
})

it('no answer throws, and none makes a link of anything but 16 hexadecimal signs', () => {
  const answers = fc.record({ status: fc.constantFrom(0, 1, 2), id: fc.anything(), message: fc.anything() })
  const bodies = fc.oneof(
    fc.string(),
    fc.json(),
    answers.map(answer => JSON.stringify(answer)),
  )
  fc.assert(
    fc.property(fc.nat(599), bodies, (status, body) => {
      const pasted = readPasted(status, body)
      if ('id' in pasted) expect(pasted.id).toMatch(/^[0-9a-f]{16}$/)
      else expect(failures).toContain(pasted.failure)
    }),
  )
})

it('a large text has more time to be sent', () => {
  expect([patience('x'), patience('x'.repeat(5_000_000))]).toEqual([20_000.02, 120_000])
})
