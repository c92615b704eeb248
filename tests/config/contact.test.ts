import { expect, it } from 'vitest'
import { contactOf } from '../../src/config/contact.ts'

const url = 'https://entraide.example/'

it.each([
  [{ url, operator: { contact: 'me@host.org' } }, 'me@host.org'],
  [{ url, operator: { contact: 'me@host.example', website: 'https://host.org/' } }, 'https://host.org/'],
  [{ url: 'https://host.org/example', operator: { website: url } }, 'https://host.org/example'],
  [{ url, operator: {} }, undefined],
  [{ url, operator: { contact: 'me@mail.host.example', website: url } }, undefined],
  [{}, undefined],
])('of %j it is %s', (portal, expected) => {
  expect(contactOf(portal)).toBe(expected)
})
