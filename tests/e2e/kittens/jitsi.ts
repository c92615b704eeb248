import { askingOrigin, badGateway, badRequest, everyOrigin, notFound, page, text } from './answers.ts'
import type { Answer, Kitten, OwnMood, Visit } from './kitten.ts'
import { decoded, routes, type Route } from './visits.ts'

/** Jitsi Meet behind the nginx rules it ships: pages come whatever the state of Prosody, which does the work. */
export const jitsi: Kitten = {
  moods: ['login', 'hollow'],
  at: base =>
    routes(
      {
        '': () => page({ software: 'jitsi', place: 'home', title: 'Jitsi Meet', marks }),
        'config.js': (_visit, mood) => config(base, mood),
        'interface_config.js': () => script('var interfaceConfig = { APP_NAME: "Jitsi Meet" };'),
        'http-bind': byProsody(prosodyPage),
        'OPTIONS http-bind': byProsody(prosodyPage),
        'POST http-bind': byProsody((visit, mood) => openSession(visit, base, mood)),
        'xmpp-websocket': notFound,
        'OPTIONS conference-request/v1': () => text('', 200, everyOrigin),
        'libs/*': () => script('/* lib-jitsi-meet */', everyOrigin),
        'static/*': () => text('', 200, everyOrigin),
      },
      room,
    ),
}

const marks = '<script>var interfaceConfig = {}</script><script src="libs/lib-jitsi-meet.min.js"></script>'

const script = (source: string, headers = {}) =>
  text(source, 200, { 'content-type': 'application/javascript', ...headers })

const domain = (base: string) => new URL(base).hostname

/** Where guests need a host, they come in by a domain of their own. */
const config = (base: string, mood: OwnMood): Answer =>
  script(`var config = {
  hosts: {
    domain: '${domain(base)}',
    ${mood === 'login' ? '' : '// '}anonymousdomain: 'guest.${domain(base)}',
    muc: 'conference.${domain(base)}',
  },
  bosh: '//${domain(base)}/http-bind',
};`)

const byProsody =
  (answer: Route): Route =>
  (visit, mood, rest) =>
    mood === 'hollow' ? badGateway() : answer(visit, mood, rest)

const prosodyPage = (visit: Visit): Answer =>
  text('<h1>Prosody BOSH endpoint</h1><p>It works! Now point your BOSH client to this URL.</p>', 200, {
    'content-type': 'text/html; charset=utf-8',
    'access-control-allow-methods': 'GET, HEAD, POST, OPTIONS',
    ...askingOrigin(visit),
  })

/** What Prosody offers to whoever starts a session: `ANONYMOUS` where everybody may open a room. */
function openSession(visit: Visit, base: string, mood: OwnMood): Answer {
  const wanted = / to=(["'])([^"']*)\1/.exec(visit.body)?.[2]
  const mechanisms = mood === 'login' ? ['SCRAM-SHA-1', 'PLAIN'] : ['ANONYMOUS']
  const offered = mechanisms.map(mechanism => `<mechanism>${mechanism}</mechanism>`).join('')
  const body =
    wanted === domain(base)
      ? `<body xmlns='http://jabber.org/protocol/httpbind' sid='k1tten'><stream:features><mechanisms
 xmlns='urn:ietf:params:xml:ns:xmpp-sasl'>${offered}</mechanisms></stream:features></body>`
      : `<body xmlns='http://jabber.org/protocol/httpbind' type='terminate' condition='improper-addressing'/>`
  return text(body, 200, { 'content-type': 'text/xml; charset=utf-8', ...askingOrigin(visit) })
}

/** nginx looks at the decoded path and takes a first segment without `/ ? & : ' "`; the page names the room by the last. */
function room(visit: Visit, mood: OwnMood): Answer {
  const path = decoded(visit.path)
  if (path === undefined) return badRequest()
  const [first = ''] = path.split('/')
  if (!/^[^?&:'"\n]+$/.test(first)) return notFound()

  const segments = visit.path.split('/')
  const key = backendName(decoded(segments.at(-1) ?? '') ?? '')
  if (key === '') return page({ software: 'jitsi', place: 'home', title: 'Jitsi Meet', marks })
  return page({
    software: 'jitsi',
    // Where accounts are required, guests wait for somebody who has one.
    place: mood === 'login' ? 'login' : mood === 'hollow' ? 'error' : 'room',
    title: `${key} | Jitsi Meet`,
    room: key,
    language: visit.query.get('lang') ?? undefined,
    data: { tenant: segments.length > 1 ? first : undefined },
    marks,
  })
}

/** The room's address on the XMPP side: jitsi/jitsi-meet react/features/base/util/uri.ts getBackendSafeRoomName. */
const backendName = (name: string) => encodeURIComponent(name.normalize('NFKC').toLowerCase()).toLowerCase()
