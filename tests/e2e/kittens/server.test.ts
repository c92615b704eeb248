import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { knock, seen } from './knock.ts'
import { startKittens, type Kittens } from './server.ts'

let kittens: Kittens<'pad' | 'drop' | 'pictures' | 'poll'>

beforeAll(async () => {
  kittens = await startKittens({
    pad: 'etherpad',
    drop: { kitten: 'lufi', host: 'shared.example.localhost', mount: '/lufi/' },
    pictures: { kitten: 'lutim', host: 'shared.example.localhost', mount: '/' },
    poll: { kitten: 'framadate', host: '127.0.0.1', mount: '/date/' },
  })
})
afterEach(() => kittens.reset())
afterAll(() => kittens.close())

test('a kitten lives at its own name unless told otherwise', async () => {
  expect(kittens.url('pad')).toBe(`http://pad.example.localhost:${kittens.port}/`)
  expect(seen(await knock(kittens.url('pad')))).toMatchObject({ software: 'etherpad', place: 'home' })
})

test('two kittens share a host by their paths, the longest first', async () => {
  expect(seen(await knock(kittens.url('drop')))['software']).toBe('lufi')
  expect(seen(await knock(kittens.url('pictures')))['software']).toBe('lutim')
})

test('a redirect below a path stays below it', async () => {
  const { headers } = await knock(`${kittens.url('drop')}lang/fr`)
  expect(headers['location']).toBe(kittens.url('drop'))
  expect(headers['set-cookie']).toBe('lufi_lang=fr; path=/lufi/')
})

test('an address without its last slash is sent to the one with it, query included', async () => {
  const { status, headers } = await knock(`${kittens.url('drop').slice(0, -1)}?a=b`)
  expect([status, headers['location']]).toEqual([301, `${kittens.url('drop')}?a=b`])
})

test('plain fetch reaches a kitten on 127.0.0.1', async () => {
  const response = await fetch(`${kittens.url('poll')}create_poll.php?type=date`)
  expect(await response.text()).toContain('name="formulaire"')
})

test('nobody lives at an unknown host', async () => {
  const { status } = await knock(`http://nobody.example.localhost:${kittens.port}/`)
  expect(status).toBe(404)
  expect(kittens.requests).toEqual([])
})

test('the log holds every request as it came', async () => {
  const headers = { referer: 'http://portal.localhost/', 'content-type': 'application/x-www-form-urlencoded' }
  await knock(`${kittens.url('pad')}p/ma%20salle?lang=fr`, { headers: { referer: headers.referer } })
  await knock(`${kittens.url('poll')}create_poll.php`, { method: 'POST', headers, body: 'title=Pique-nique' })
  expect(kittens.requests).toMatchObject([
    {
      to: 'pad',
      host: 'pad.example.localhost',
      method: 'GET',
      path: '/p/ma%20salle?lang=fr',
      headers: { referer: headers.referer },
    },
    { to: 'poll', method: 'POST', path: '/date/create_poll.php', body: 'title=Pique-nique' },
  ])
})

test('a HEAD request is answered like a GET, without the body', async () => {
  const { status, headers, body } = await knock(`${kittens.url('pad')}api/openapi.json`, { method: 'HEAD' })
  expect([status, headers['access-control-allow-origin'], body]).toEqual([200, '*', ''])
})

test('reset makes them well, forget what was created and empty the log', async () => {
  const upload = {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    body: '--x\r\nContent-Disposition: form-data; name="file"; filename="chat.png"\r\n\r\nGIF89a\r\n--x--',
  }
  expect(seen(await knock(kittens.url('pictures'), upload))['picture']).toBe('chat.png')
  kittens.setMood('pictures', 'full')
  expect(seen(await knock(kittens.url('pictures'), upload))['place']).toBe('closed')
  kittens.reset()
  expect(kittens.requests).toEqual([])
  expect(seen(await knock(kittens.url('pictures')))['place']).toBe('create')
})

test('a mood that a software cannot have is refused by name', () => {
  expect(() => kittens.setMood('pad', 'full')).toThrow('etherpad (pad) does not know the mood "full"')
})

test('closing ends even the connections that are kept waiting', async () => {
  const others = await startKittens({ slow: 'etherpad', hung: 'etherpad' })
  others.setMood('slow', 'slow', 60_000)
  others.setMood('hung', 'hung')
  const waiting = ['slow', 'hung'] as const
  const knocks = waiting.map(name => knock(others.url(name)).catch((problem: Error) => problem.message))
  await expect.poll(() => others.requests.length).toBe(2)
  await others.close()
  expect(await Promise.all(knocks)).toEqual(['socket hang up', 'socket hang up'])
})
