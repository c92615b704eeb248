import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Mood } from './moods.ts'
import { knock, type Manner } from './knock.ts'
import { startKittens, type Kittens } from './server.ts'
import { kittenOf, oneOfEach, type KittenId } from './table.ts'

let kittens: Kittens<KittenId>

beforeAll(async () => {
  kittens = await startKittens(oneOfEach)
})
beforeEach(() => kittens.reset())
afterAll(() => kittens.close())

const elsewhere = 'http://portal.localhost:4173'

/** Who may read the answer: any origin, the one that asks, or none but its own. */
type Readers = 'everybody' | 'asker' | 'itself'

const readersOf = (header: string | undefined): Readers =>
  header === '*' ? 'everybody' : header === elsewhere ? 'asker' : 'itself'

/** What a probe gets: method and path, status, a part of the body, who may read it, and the mood if not well. */
type Row = readonly [path: string, status: number, body: RegExp, readers: Readers, mood?: Mood]

const probes: Readonly<Record<KittenId, readonly Row[]>> = {
  etherpad: [
    ['health', 200, /"status":"pass"/, 'itself'],
    ['api', 200, /"currentVersion"/, 'itself'],
    ['HEAD api/openapi.json', 200, /^$/, 'everybody'],
    ['socket.io/?EIO=4&transport=polling', 200, /^0\{"sid":/, 'itself'],
    ['p/probe', 200, /editorcontainerbox/, 'itself'],
    ['p/probe/export/txt', 404, /./, 'everybody'],
    ['health', 200, /"status":"pass"/, 'itself', 'login'],
    ['p/probe', 401, /Authentication/, 'itself', 'login'],
  ],
  etherpad18: [
    ['health', 404, /./, 'itself'],
    ['socket.io/?EIO=3&transport=polling', 200, /0\{"sid":/, 'asker'],
  ],
  hedgedoc: [
    ['_health', 200, /^\{"ready":true\}$/, 'itself'],
    ['', 200, /New guest note/, 'itself'],
    ['', 200, /^(?!.*New guest note)/s, 'itself', 'login'],
    ['new', 302, /^$/, 'itself', 'login'],
  ],
  cryptpad: [
    ['api/config', 200, /^define\(function\(\)\{\s*return \{.*"websocketPath"/s, 'itself'],
    ['customize/application_config.js', 200, /^\/\/ .*disableAnonymousPadCreation/m, 'itself'],
    ['customize/application_config.js', 200, /^AppConfig.disableAnonymousPadCreation/m, 'itself', 'login'],
    ['api/config', 502, /Bad Gateway/, 'itself', 'hollow'],
    ['pad/', 200, /CryptPad/, 'itself', 'hollow'],
  ],
  jitsi: [
    ['http-bind', 200, /BOSH.*It works!/s, 'asker'],
    ['config.js', 200, /^ *\/\/ anonymousdomain/m, 'itself'],
    ['config.js', 200, /^ *anonymousdomain/m, 'itself', 'login'],
    ['libs/lib-jitsi-meet.min.js', 200, /./, 'everybody'],
    ['OPTIONS conference-request/v1', 200, /^$/, 'everybody'],
    ['http-bind', 502, /Bad Gateway/, 'itself', 'hollow'],
    ['room', 200, /Jitsi/, 'itself', 'hollow'],
  ],
  mirotalk: [
    ['brand', 200, /"message"/, 'everybody'],
    ['socket.io/?EIO=4&transport=polling', 400, /"Transport unknown"/, 'everybody'],
    ['api/v1/activeRooms', 403, /./, 'everybody'],
    ['', 302, /^$/, 'everybody', 'login'],
    ['join/probe', 302, /^$/, 'everybody', 'login'],
  ],
  framadate: [
    ['create_poll.php?type=date', 200, /id="poll_title"/, 'itself'],
    ['create_date_poll.php', 500, /./, 'itself'],
    ['create_poll.php?type=date', 302, /^$/, 'itself', 'maintenance'],
    ['maintenance.php', 200, /maintenance/, 'itself', 'maintenance'],
  ],
  pollaris: [
    ['polls/new', 200, /name="poll\[title\]"/, 'itself'],
    ['polls/new', 302, /^$/, 'itself', 'login'],
  ],
  croodle: [
    ['', 200, /<title>Croodle<\/title>/, 'itself'],
    ['api/index.php/polls/zzz', 404, /not found/, 'itself'],
    ['api/index.php/polls/zzz', 502, /Bad Gateway/, 'itself', 'hollow'],
  ],
  ethercalc: [
    ['_exists/probe', 200, /^false$/, 'itself'],
    ['socket.io/?EIO=3&transport=polling', 200, /"sid"/, 'asker'],
  ],
  ethercalc2026: [
    ['_health', 200, /"status":"ok"/, 'everybody'],
    ['_exists/probe', 403, /^_exists not available/, 'everybody'],
  ],
  lufi: [
    ['about/config', 200, /"stop_upload":false,"need_authentication":false/, 'itself'],
    ['about/config', 200, /"stop_upload":true/, 'itself', 'full'],
    ['about/config', 200, /"need_authentication":true/, 'itself', 'login'],
    ['', 302, /^$/, 'itself', 'login'],
  ],
  send: [
    ['__heartbeat__', 200, /^OK$/, 'itself'],
    ['__heartbeat__', 500, /./, 'itself', 'hollow'],
    ['__lbheartbeat__', 200, /^OK$/, 'itself', 'hollow'],
    ['', 200, /"fxa_required":false/, 'itself'],
    ['', 200, /"fxa_required":true/, 'itself', 'login'],
  ],
  plik: [
    ['health', 200, /^ok$/, 'itself'],
    ['config', 200, /"feature_authentication":"disabled"/, 'itself'],
    ['config', 200, /"feature_authentication":"forced"/, 'itself', 'login'],
  ],
  jirafeau: [
    ['script.php?get_version', 200, /^\d+\.\d+\.\d+$/, 'itself'],
    ['script.php', 200, /^Error \d$/, 'itself'],
    ['', 200, /name = "upload_password"/, 'itself', 'login'],
  ],
  psitransfer: [
    ['OPTIONS files/', 204, /^$/, 'everybody'],
    ['config.json', 200, /"retentions"/, 'itself'],
    ['config.json', 401, /./, 'itself', 'login'],
    ['OPTIONS files/', 401, /./, 'itself', 'login'],
  ],
  pairdrop: [
    ['config', 200, /"signalingServer"/, 'itself'],
    ['probe', 301, /^$/, 'itself'],
  ],
  lutim: [
    ['infos', 200, /"upload_enabled":true/, 'itself'],
    ['infos', 200, /"upload_enabled":false/, 'itself', 'full'],
    ['', 200, /type="password"/, 'itself', 'login'],
  ],
  scrumblr: [
    ['socketio/?EIO=4&transport=polling', 200, /^0\{"sid":/, 'itself'],
    ['socket.io?EIO=3&transport=polling', 200, /id="board-table"/, 'itself'],
  ],
  scrumblr2017: [['socket.io/?EIO=3&transport=polling', 200, /"sid"/, 'asker']],
  wbo: [
    ['boards/probe', 200, /<title>[^<]*WBO/, 'itself'],
    ['socket.io/?EIO=4&transport=polling', 200, /^0\{"sid":/, 'itself'],
    ['random', 307, /^$/, 'itself'],
    ['boards/probe', 403, /token/, 'itself', 'login'],
  ],
  lstu: [
    ['fullstats', 200, /"empty":\d+/, 'itself'],
    ['OPTIONS a', 404, /./, 'itself'],
    ['', 200, /<title>Lstu<\/title>/, 'itself'],
    ['', 302, /^$/, 'itself', 'login'],
  ],
  rsshort: [
    ['', 200, /id="url_to"/, 'itself'],
    ['abc', 404, /./, 'itself'],
  ],
  yourls: [
    ['yourls-api.php?action=version&format=json', 200, /"version"/, 'itself'],
    ['yourls-api.php?action=version&format=json', 403, /Please log in/, 'itself', 'login'],
    ['', 200, /content="YOURLS \d/, 'itself'],
  ],
  polr: [
    ['', 200, /name='link-url'/, 'itself'],
    ['api/v2/action/shorten?url=x', 401, /AUTH_ERROR/, 'everybody'],
  ],
  privatebin: [
    ['?jsonld=types', 200, /"@enum":\["5min"/, 'everybody'],
    ['', 200, /id="message"/, 'itself'],
    ['OPTIONS ', 200, /id="message"/, 'itself'],
    ['manifest.json', 200, /"PrivateBin"/, 'itself'],
  ],
  yopass: [
    ['health', 200, /"healthy"/, 'everybody'],
    ['ready', 200, /"ready"/, 'everybody'],
    ['ready', 503, /"not ready"/, 'everybody', 'hollow'],
    ['config', 200, /"READ_ONLY":false/, 'everybody'],
  ],
  wbo20: [['boards/probe', 403, /token/, 'itself', 'login']],
  cryptpadcode: [['code/', 200, /CryptPad/, 'itself']],
  excalidraw: [['', 200, /<title>Excalidraw/, 'itself']],
  dudle: [['', 200, /DuD-Poll/, 'itself']],
  filetolink: [['', 200, /FileToLink/, 'itself']],
}

for (const id of Object.values(oneOfEach))
  describe(id, () => {
    for (const [line, status, body, readers, mood = 'well'] of probes[id])
      test(`answers ${line || 'its front page'} with ${status} when ${mood}`, async () => {
        kittens.setMood(id, mood)
        const [, method, path = ''] = /^(?:([A-Z]+) )?(.*)$/.exec(line) ?? []
        const manner: Manner = { headers: { origin: elsewhere }, ...(method && { method }) }
        const reply = await knock(kittens.url(id) + path, manner)
        expect(reply.status).toBe(status)
        expect(reply.body).toMatch(body)
        expect(readersOf(reply.headers['access-control-allow-origin'])).toBe(readers)
      })

    // Whether forms from elsewhere are taken shows in nothing that a probe may ask.
    const shown = kittenOf(id).moods.filter(mood => mood !== 'guarded')
    test.each(shown)('answers some probe otherwise when %s', async mood => {
      const paths = ['', ...probes[id].map(([line]) => line).filter(line => !line.includes(' '))]
      const answers = async () => {
        const replies = await Promise.all(paths.map(path => knock(kittens.url(id) + path)))
        return replies.map(({ status, body }) => [status, body])
      }
      const well = await answers()
      kittens.setMood(id, mood)
      expect(await answers()).not.toEqual(well)
    })
  })
