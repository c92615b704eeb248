import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { knock, seen, type Knocked } from './knock.ts'
import { startKittens, type Kittens } from './server.ts'
import { oneOfEach, type KittenId } from './table.ts'

let kittens: Kittens<KittenId>

beforeAll(async () => {
  kittens = await startKittens(oneOfEach)
})
beforeEach(() => kittens.reset())
afterAll(() => kittens.close())

/** `room x`, another place, `302 address` or the bare status. */
function outcome(reply: Knocked, base: string): string {
  const { place, room } = seen(reply)
  const location = reply.headers['location']
  if (location !== undefined) return `${reply.status} ${location.replace(base, '')}`
  if (place === undefined || reply.status >= 400) return String(reply.status)
  return place === 'room' && room !== undefined ? `room ${room}` : place
}

const long = (length: number) => 'a'.repeat(length)
const emoji = (count: number) => encodeURIComponent('🎉'.repeat(count))
const composed = 'r%C3%A9union'
const decomposed = 're%CC%81union'

/** What each software makes of an address, as seen on live servers: which room it is, or why it is none. */
const addresses: Partial<Record<KittenId, readonly (readonly [path: string, outcome: string])[]>> = {
  etherpad: [
    ['p/reunion-lundi', 'room reunion-lundi'],
    ['p/Reunion', 'room Reunion'],
    ['p/ma%20salle?lang=fr', '302 ma_salle?lang=fr'],
    ['p/%20salle%20', '302 _salle_'],
    ['p/10%3A30', '302 10_30'],
    [`p/${composed}`, 'room réunion'.normalize('NFC')],
    [`p/${decomposed}`, 'room réunion'.normalize('NFD')],
    [`p/${emoji(25)}`, `room ${'🎉'.repeat(25)}`],
    [`p/${emoji(26)}`, '404'],
    ['p/a%2Fb', 'room a/b'],
    ['p/a/b', '404'],
    ['p/x/', '404'],
    ['p/', '404'],
    ['p/a%24b', '404'],
    ['p/100%25', 'room 100%'],
    ['p/100%', '400'],
    ['p/r.foo', 'denied'],
    [`p/g.${long(16)}%24x`, 'denied'],
    [`p/${long(50)}`, `room ${long(50)}`],
    [`p/${long(51)}`, '404'],
  ],
  hedgedoc: [
    ['an-alias', '404'],
    ['an-alias/', '301 an-alias'],
    ['100%', '400'],
  ],
  cryptpad: [
    ['pad/', 'create'],
    ['sheet/', 'create'],
    ['kanban', '301 kanban/'],
    ['nothing/', '404'],
  ],
  jitsi: [
    ['reunionlundi', 'room reunionlundi'],
    ['Reunion', 'room reunion'],
    [composed, `room ${composed.toLowerCase()}`],
    [decomposed, `room ${composed.toLowerCase()}`],
    ["l'ete", '404'],
    ['R%26D', '404'],
    ['10%3A30', '404'],
    ['qui%3Fquoi', '404'],
    ['a%0Ab', '404'],
    ['a%2Fb', 'room a%2fb'],
    ['static', 'room static'],
    ['x/', 'home'],
  ],
  mirotalk: [
    ['join/reunion-lundi', 'room reunion-lundi'],
    [`join/${composed}`, `room ${composed}`],
    [`join?room=${composed}`, 'room réunion'.normalize('NFC')],
    ['join/a%2Fb', 'room a%2Fb'],
    ['join/a/b', 'home'],
    ['reunion', '302 join/reunion'],
  ],
  ethercalc: [
    ['reunion-lundi', 'room reunion-lundi'],
    ['ma%20salle', 'room ma%20salle'],
    ['r%c3%a9union', 'room r%c3%a9union'],
    ["l'ete", "room l'ete"],
    ['v1.2', 'room v1.2'],
    ['x.csv', '404'],
    ['x.html', '404'],
    ['_x', 'home'],
    ['a*b', 'home'],
    ['(x)', 'error'],
    ['%5Bx%5D', 'error'],
    ['=tab', 'room tab'],
    ['%3Dtab', 'room foobar'],
    ['x/', '404'],
    ['100%', '400'],
    ['robots.txt', 'room robots.txt'],
  ],
  scrumblr: [
    ['reunion-lundi', 'room /reunion-lundi'],
    ['ma%20salle', 'room /ma%20salle'],
    ['x/', 'error'],
    ['css', '301 css/'],
    ['a/b', '404'],
    ['100%', '400'],
  ],
  wbo: [
    ['boards/reunion-lundi', 'room reunion-lundi'],
    ['boards/Reunion', '301 boards/reunion'],
    ['boards/ma%20salle?lang=fr', '301 boards/ma-salle?lang=fr'],
    [`boards/${composed}`, 'room réunion'.normalize('NFC')],
    [`boards/${decomposed}`, `301 boards/${composed}`],
    [`boards/salle${emoji(1)}`, '301 boards/salle'],
    [`boards/${emoji(25)}`, '400'],
    ['boards/a%2Fb', '301 boards/a-b'],
    ['boards/a/b', '404'],
    ['boards/v1.2', '404'],
    ['boards/-x', '301 boards/x'],
    ['boards/_x', 'room _x'],
    ['boards/(x)', 'room (x)'],
    ['boards/100%', '400'],
    [`boards/${long(200)}`, `room ${long(200)}`],
    [`boards/${long(260)}`, '400'],
    ['boards?board=x', '301 boards/x'],
  ],
  wbo20: [
    ['boards/Reunion', 'room Reunion'],
    [`boards/${composed}`, `room ${composed}`],
    ["boards/l'ete", '400'],
  ],
  psitransfer: [
    ['?sid=k3v9q2', 'create'],
    ['k3v9q2', '404'],
  ],
  pairdrop: [
    ['?init=public_room', 'room'],
    ['anything', '301 '],
  ],
  lstu: [['lang/fr', '404']],
}

const short = (value: string) => (value.length > 60 ? `${value.slice(0, 20)}… (${value.length})` : value)

for (const id of Object.values(oneOfEach))
  for (const [path, expected] of addresses[id] ?? [])
    test(`${id} makes of ${short(path)}: ${short(expected)}`, async () => {
      const base = kittens.url(id)
      expect(outcome(await knock(base + path), base)).toBe(expected)
    })

test.each(Object.values(oneOfEach))('the front page of %s names it', async id => {
  const software = id.replace(/(code|18|2026|2017|20)$/, '')
  expect(seen(await knock(kittens.url(id)))['software']).toBe(software)
})

test('a hedgedoc note exists once it is born, under an unguessable name', async () => {
  const base = kittens.url('hedgedoc')
  const { headers } = await knock(`${base}new`)
  expect(headers['location']?.slice(base.length)).toMatch(/^[\w-]{22}$/)
  expect(seen(await knock(headers['location'] ?? ''))['place']).toBe('room')
})

test('a long name ends an old EtherCalc, and a new one takes it', async () => {
  await expect(knock(kittens.url('ethercalc') + long(260))).rejects.toThrow('socket hang up')
  await expect(knock(kittens.url('ethercalc'))).rejects.toThrow('socket hang up')
  expect(seen(await knock(kittens.url('ethercalc2026') + long(260)))['place']).toBe('room')
})

test('an old EtherCalc tells everybody which sheets were opened', async () => {
  await knock(`${kittens.url('ethercalc')}budget`)
  expect((await knock(`${kittens.url('ethercalc')}_rooms`)).body).toBe('["budget"]')
  expect((await knock(`${kittens.url('ethercalc')}_exists/budget`)).body).toBe('true')
  expect((await knock(`${kittens.url('ethercalc2026')}_rooms`)).status).toBe(403)
})
