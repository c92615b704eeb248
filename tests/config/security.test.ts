import { expect, it } from 'vitest'
import { contactLink } from '../../src/config/contact.ts'
import { noSecurityText } from '../../src/config/rules/placeholders.ts'
import { securityText } from '../../src/config/security.ts'

const now = Date.parse('2026-11-26T14:30:00Z')
const portal = {
  url: 'https://entraide.asso.org/',
  languages: ['fr', 'en'] as const,
  operator: { name: 'Asso', contact: 'mailto:securite@asso.org' },
}
const about = (changes: object) => securityText({ ...portal, ...changes }, now)
const by = (contact: string) => about({ operator: { name: 'Asso', contact } })

it('says where to write, in which languages, for how long and where it stands, as RFC 9116 has it', () => {
  expect(about({})).toBe(
    'Contact: mailto:securite@asso.org\n' +
      'Expires: 2027-10-22T00:00:00Z\n' +
      'Preferred-Languages: fr, en\n' +
      'Canonical: https://entraide.asso.org/.well-known/security.txt\n',
  )
})

it('is outdated in less than a year, whenever it is made', () => {
  for (const made of ['2027-03-01T00:00:00Z', '2028-02-29T23:59:59Z', '2026-12-31T12:00:00Z']) {
    const [, expires = ''] = /^Expires: (.+)$/m.exec(securityText(portal, Date.parse(made)) ?? '') ?? []
    const lasts = (Date.parse(expires) - Date.parse(made)) / 86_400_000
    expect(lasts).toBeGreaterThan(300)
    expect(lasts).toBeLessThan(365)
  }
})

it.each([
  ['a page', 'https://asso.org/contact', 'https://asso.org/contact'],
  ['a page with signs of other scripts', 'https://asso.org/équipe', 'https://asso.org/%C3%A9quipe'],
  ['a mail address as it is written in portal.yml', contactLink('a@asso.org'), 'mailto:a@asso.org'],
])('takes %s', (_, contact, written) => {
  expect(by(contact)).toContain(`Contact: ${written}\n`)
})

it('holds one line for each field, whatever the contact is', () => {
  expect(by('https://asso.org/a\nExpires: 2099-01-01T00:00:00Z')?.split('\n')).toHaveLength(5)
})

it.each([
  ['nobody said where to write', { operator: { name: 'Asso' } }],
  ['the contact is still an example', { operator: { name: 'Asso', contact: 'mailto:me@asso.example' } }],
  ['the portal is below a path of a host that has a file of its own', { url: 'https://ville.org/entraide/' }],
])('is not made where %s', (_, changes) => {
  expect(about(changes)).toBeUndefined()
})

it('below a path nobody is told that it is missing for want of a contact', () => {
  const operator = { name: 'Asso', website: 'https://asso.org/' }
  const said = (url: string) => noSecurityText({ portal: { url, operator } })[0]?.message
  expect(said('https://asso.org/')).toContain('security.txt')
  expect(said('https://asso.org/outils/')).toBe(
    'there is no operator.contact: whoever finds a weakness cannot tell you',
  )
})

it.each([
  ['is told where hosts can write, but nobody else', { website: 'https://asso.org/' }, 1],
  ['is not told beside a contact', { contact: 'me@asso.org' }, 0],
  ['is not told where nothing is given at all, which is told already', {}, 0],
])('that there will be none %s', (_, operator, times) => {
  const portal = { url: 'https://entraide.example/', operator: { name: 'Asso', ...operator } }
  expect(noSecurityText({ portal })).toHaveLength(times)
})
