import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { knock, seen, type Manner } from './knock.ts'
import { startKittens, type Kittens } from './server.ts'
import { oneOfEach, type KittenId } from './table.ts'

let kittens: Kittens<KittenId>

beforeAll(async () => {
  kittens = await startKittens(oneOfEach)
})
beforeEach(() => kittens.reset())
afterAll(() => kittens.close())

const at = (id: KittenId, path = '') => kittens.url(id) + path

const form = (fields: Record<string, string>, headers: Record<string, string> = {}): Manner => ({
  method: 'POST',
  headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  body: String(new URLSearchParams(fields)),
})

const upload = (file: string): Manner => ({
  method: 'POST',
  headers: { 'content-type': 'multipart/form-data; boundary=cut' },
  body: `--cut\r\nContent-Disposition: form-data; name="file"; filename="${file}"\r\n\r\nGIF89a\r\n--cut--\r\n`,
})

test('a Framadate poll takes its kind and its language from the address', async () => {
  const dates = await knock(at('framadate', 'create_poll.php?type=date&lang=en'))
  expect(seen(dates)).toMatchObject({ place: 'create', poll: 'dates' })
  expect(dates.body).toContain('<html lang="en">')
  const others = await knock(at('framadate', 'create_poll.php?type=autre'))
  expect(seen(others)['poll']).toBe('choices')
  expect(others.body).toContain('<html lang="fr">')
})

test('a form from elsewhere fills in a Framadate poll, and its language stays for the session', async () => {
  const fields = {
    type: 'date',
    title: "L'été",
    lang: 'de',
    use_customized_url: 'on',
    customized_url: 'ete-k3v9',
  }
  const first = await knock(at('framadate', 'create_poll.php'), form(fields))
  expect(seen(first)).toMatchObject({ place: 'create', poll: 'dates', title: "L'été", slug: 'ete-k3v9' })
  const session = { cookie: first.headers['set-cookie']?.split(';')[0] ?? '' }
  expect((await knock(at('framadate'), { headers: session })).body).toContain('<html lang="de">')

  const step = form({ ...fields, name: 'Zoé', mail: 'zoe@example.org', gotostep2: 'x' }, session)
  const second = await knock(at('framadate', 'create_poll.php'), step)
  expect(second.headers['location']).toBe(at('framadate', 'create_date_poll.php'))
  const third = await knock(at('framadate', 'create_date_poll.php'), { headers: session })
  expect(seen(third)).toMatchObject({ step: '2', title: "L'été" })
})

test('Pollaris knows date polls and takes everything else for a classic one', async () => {
  expect(seen(await knock(at('pollaris', 'polls/new?type=date')))['poll']).toBe('dates')
  expect(seen(await knock(at('pollaris', 'polls/new?type=classic')))['poll']).toBe('choices')
  expect((await knock(at('pollaris', 'polls/new'), form({ 'poll[title]': 'x' }))).status).toBe(422)
})

test('Lufi goes back to its own pages only, Lutim to anybody’s', async () => {
  const headers = { referer: 'http://portal.localhost:4173/fr/' }
  const lufi = await knock(at('lufi', 'lang/fr'), { headers })
  expect(lufi.headers['location']).toBe(at('lufi'))
  const lutim = await knock(at('lutim', 'lang/fr'), { headers })
  expect(lutim.headers['location']).toBe(headers.referer)
  expect((await knock(at('lutim', 'lang/fr'))).headers['location']).toBe(at('lutim'))
})

test('the language cookie of Lufi changes its page', async () => {
  const { body } = await knock(at('lufi'), { headers: { cookie: 'lufi_lang=fr' } })
  expect(body).toContain('<html lang="fr">')
})

test('Lutim and Plik take a file from a form and answer with its address', async () => {
  expect(seen(await knock(at('lutim'), upload('chat.png')))).toMatchObject({
    place: 'created',
    picture: 'chat.png',
  })
  const plik = await knock(at('plik'), upload('notes.txt'))
  expect(plik.headers['content-type']).toContain('text/plain')
  expect(plik.body).toMatch(/^http:\/\/plik\.example\.localhost:\d+\/file\//)
})

test('PsiTransfer lists what another origin put into a bucket of its choice', async () => {
  const base64 = (value: string) => Buffer.from(value).toString('base64')
  const metadata = `sid ${base64('k3v9')},retention ${base64('604800')},name ${base64('a.txt')}`
  const { status, headers } = await knock(at('psitransfer', 'files/'), {
    method: 'POST',
    headers: { 'upload-metadata': metadata, 'upload-length': '3' },
  })
  expect([status, headers['access-control-allow-origin']]).toEqual([201, '*'])
  expect((await knock(at('psitransfer', 'k3v9.json'))).body).toContain('a.txt')
  expect(seen(await knock(at('psitransfer', '?sid=k3v9')))['shares']).toBe(at('psitransfer', 'k3v9'))
})

test('LSTU shortens two links, then bans for an hour, then for thirty days', async () => {
  const shorten = (url: string) => knock(at('lstu', 'a'), form({ lsturl: url }))
  const first = await shorten('https://example.org/a?b=c')
  expect(seen(first)).toMatchObject({ place: 'created', link: 'https://example.org/a?b=c' })
  const followed = await knock(seen(first)['room'] ?? '')
  expect([followed.status, followed.headers['location']]).toEqual([301, 'https://example.org/a?b=c'])
  expect(seen(await shorten('https://example.org/a?b=c'))['room']).toBe(seen(first)['room'])
  expect((await shorten('https://example.org/d')).body).toContain('1 hour')
  for (const url of ['https://example.org/e', 'https://example.org/f']) await shorten(url)
  expect((await shorten('https://example.org/g')).body).toContain('720 hour')
})

test('LSTU ignores a link in the address and refuses what is none', async () => {
  expect(seen(await knock(at('lstu', '?lsturl=https://example.org/')))['place']).toBe('create')
  expect(seen(await knock(at('lstu', 'a'), form({ lsturl: 'no link' })))['place']).toBe('error')
})

test('a mere visit of a public YOURLS creates, once in a while', async () => {
  const visit = at('yourls', '?url=https://example.org/')
  expect(seen(await knock(visit))).toMatchObject({ place: 'created', link: 'https://example.org/' })
  expect((await knock(visit)).status).toBe(429)
  const { headers } = await knock(at('yourls', 'https://example.org/page?a=b'))
  expect(headers['location']).toBe(
    at('yourls', 'admin/index.php?up=https%3A&us=%2F%2F&ur=example.org%2Fpage%3Fa%3Db'),
  )
})

test('no other site can fill in rs-short or Polr', async () => {
  expect(seen(await knock(at('rsshort'), form({ url_to: 'https://example.org/' })))['place']).toBe('error')
  expect((await knock(at('polr', 'shorten'), form({ 'link-url': 'https://example.org/' }))).status).toBe(500)
})

test('Jitsi offers anonymous sessions at its own domain, unless it asks for accounts', async () => {
  const session = (domain: string): Manner => ({ method: 'POST', body: `<body rid="1" to="${domain}"/>` })
  const ask = async (domain: string) => (await knock(at('jitsi', 'http-bind'), session(domain))).body
  expect(await ask('jitsi.example.localhost')).toContain('<mechanism>ANONYMOUS</mechanism>')
  expect(await ask('other.example')).toContain("condition='improper-addressing'")
  kittens.setMood('jitsi', 'login')
  expect(await ask('jitsi.example.localhost')).not.toContain('ANONYMOUS')
})

test('PairDrop shows the text that its address hands over', async () => {
  const page = await knock(at('pairdrop', '?share_target=text&text=bonjour&url=https://example.org/'))
  expect(seen(page)['text']).toBe('https://example.org/')
})
