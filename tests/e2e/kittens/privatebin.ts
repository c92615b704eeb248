import { everyOrigin, json, page, text } from './answers.ts'
import type { Answer, Kitten, Reply, Visit } from './kitten.ts'
import { pasteForm, pasteScript } from './paste-page.ts'
import { readPaste, type Paste } from './paste.ts'
import { randomHex, routes } from './visits.ts'

/** A paste, what deletes it, and until when it is kept. */
type Pastes = Map<string, Paste & { token: string; until: number }>

/** What one instance remembers. */
interface Bin {
  path: string
  pastes: Pastes
  /** When somebody last created something. */
  last: number
}

/** PrivateBin 2: pages that no other origin may even load, and an API that every origin may read. */
export const privatebin: Kitten = {
  moods: [],
  at: base => {
    const bin: Bin = { path: new URL(base).pathname, pastes: new Map(), last: 0 }
    return routes({
      '': visit =>
        visit.query.has('jsonld') ? jsonLd : asksForJson(visit) ? read(visit, bin) : html(visit, bin),
      'POST ': visit => (asksForJson(visit) ? create(visit, bin) : html(visit, bin)),
      // What a browser asks before an unusual header: it gets the page, and no permission.
      'OPTIONS ': visit => html(visit, bin),
      'manifest.json': () => json({ name: 'PrivateBin', short_name: 'PrivateBin' }),
      'img/icon.svg': () =>
        text('<svg xmlns="http://www.w3.org/2000/svg"/>', 200, { 'content-type': 'image/svg+xml' }),
      'js/privatebin.js': () => text('', 200, { 'content-type': 'text/javascript' }),
    })
  },
}

/** PrivateBin/PrivateBin lib/Request.php: JSON among what is accepted and HTML not, or its own header. */
const asksForJson = (visit: Visit): boolean => {
  const accept = visit.headers['accept'] ?? ''
  const own = visit.headers['x-requested-with'] === 'JSONHttpRequest'
  return own || (accept.includes('application/json') && !/text\/html|application\/xhtml/.test(accept))
}

/** The server knows the id only: whether it can be read, the page's own script finds out. */
function html(visit: Visit, bin: Bin): Answer {
  const token = visit.query.get('deletetoken')
  const id = visit.query.get('pasteid') ?? visit.search.slice(1)
  const deleted = token === null ? undefined : remove(id, token, bin)
  const room = bin.pastes.has(id) ? id : undefined
  return page({
    software: 'privatebin',
    place: room ? 'room' : id && !deleted ? 'error' : 'create',
    title: 'PrivateBin',
    room,
    html: `<p id="status">${deleted ? 'Document was properly deleted.' : ''}</p>${pasteForm}`,
    marks: '<script src="js/privatebin.js"></script>',
    script: pasteScript,
    headers: {
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'deny',
      'referrer-policy': 'no-referrer',
      // Its script is a file of its own; here it stands in the page.
      'content-security-policy':
        "default-src 'none'; connect-src *; script-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'none'",
    },
  })
}

/** lib/Configuration.php, `expire_options`: in seconds, as it ships. */
const spans: Readonly<Record<string, number>> = {
  '5min': 300,
  '10min': 600,
  '1hour': 3600,
  '1day': 86_400,
  '1week': 604_800,
  '1month': 2_592_000,
  '1year': 31_536_000,
  never: Infinity,
}

/** js/types.jsonld: what the API calls things, and how long this host keeps a paste. */
const jsonLd = json(
  {
    '@context': { pb: '?jsonld=types#' },
    Expire: { '@type': 'so:Text', '@value': '1week', '@enum': Object.keys(spans) },
    CipherParameters: { '@container': '@list', '@value': [{ '@type': 'pb:InitializationVector' }] },
  },
  200,
  { 'content-type': 'application/ld+json', ...everyOrigin },
)

const answer = (value: unknown): Reply => json(value, 200, everyOrigin)

/** Errors answer 200 too. */
const failure = (message: string): Reply => answer({ status: 1, message })

const generic = 'Document does not exist, has expired or has been deleted.'

function read(visit: Visit, bin: Bin): Answer {
  const id = visit.query.get('pasteid') ?? [...visit.query.keys()].find(name => /^[a-f0-9]{16}$/.test(name))
  if (id === undefined) return { status: 200, headers: everyOrigin, body: '' }
  const paste = bin.pastes.get(id)
  if (!paste || paste.until < Date.now()) return failure(generic)
  const { v, adata, ct, until } = paste
  // lib/Model/Paste.php, get: whoever asks has read it, with the key or without.
  if (adata[3] === 1) bin.pastes.delete(id)
  const meta = until < Infinity ? { time_to_live: Math.round((until - Date.now()) / 1000) } : {}
  return answer({ status: 0, id, url: `${bin.path}?${id}`, v, adata, ct, meta, comments: [] })
}

/** lib/Controller.php, _create: who asks too soon learns nothing else (lib/Persistence/TrafficLimiter.php). */
function create(visit: Visit, bin: Bin): Answer {
  if (Date.now() - bin.last < 10_000) return failure('Please wait 10 seconds between each post.')
  bin.last = Date.now()
  const paste = readPaste(visit.body)
  if (typeof paste === 'string') return failure(paste)
  const [id, token] = [randomHex(8), randomHex(32)]
  const span = spans[String(paste.meta.expire)] ?? spans['1week'] ?? 0
  bin.pastes.set(id, { ...paste, token, until: Date.now() + span * 1000 })
  return answer({ status: 0, id, url: `${bin.path}?${id}`, deletetoken: token })
}

function remove(id: string, token: string, { pastes }: Bin): boolean {
  return pastes.get(id)?.token === token && pastes.delete(id)
}
