import { always, everyOrigin, json, page, text, unframed } from './answers.ts'
import type { Answer, Kitten, OwnMood, Reply, Visit } from './kitten.ts'
import { randomHex, routes } from './visits.ts'

/** PrivateBin 2: pages that no other origin may even load, and an API that every origin may read. */
export const privatebin: Kitten = {
  moods: [],
  at: base => {
    const pastes = new Map<string, string>()
    return routes({
      '': visit => (asksForJson(visit) ? readPaste(visit, pastes) : html(visit, pastes)),
      'POST ': visit => (asksForJson(visit) ? createPaste(base, visit, pastes) : html(visit, pastes)),
      // What a browser asks before an unusual header: it gets the page, and no permission.
      'OPTIONS ': visit => html(visit, pastes),
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
  return own || (accept.includes('application/json') && !accept.includes('text/html'))
}

function html(visit: Visit, pastes: ReadonlyMap<string, string>): Answer {
  if (visit.query.has('jsonld')) return jsonLd
  const id = visit.search.slice(1)
  return page({
    software: 'privatebin',
    place: pastes.has(id) ? 'room' : id ? 'error' : 'create',
    title: 'PrivateBin',
    room: pastes.has(id) ? id : undefined,
    html: '<textarea id="message"></textarea>',
    marks: '<script src="js/privatebin.js"></script>',
    headers: {
      'cross-origin-resource-policy': 'same-origin',
      'x-frame-options': 'deny',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  })
}

const expirations = ['5min', '10min', '1hour', '1day', '1week', '1month', '1year', 'never']

/** js/types.jsonld: what the API calls things, and how long this host keeps a paste. */
const jsonLd = json(
  {
    '@context': { pb: '?jsonld=types#' },
    Expire: { '@type': 'so:Text', '@value': '1week', '@enum': expirations },
    CipherParameters: { '@container': '@list', '@value': [{ '@type': 'pb:InitializationVector' }] },
  },
  200,
  { 'content-type': 'application/ld+json', ...everyOrigin },
)

const answer = (value: unknown): Reply => json(value, 200, everyOrigin)

/** Errors answer 200 too. */
const failure = (message: string): Reply => answer({ status: 1, message })

function readPaste(visit: Visit, pastes: ReadonlyMap<string, string>): Answer {
  if (visit.query.has('jsonld')) return jsonLd
  const id = visit.query.get('pasteid')
  if (id === null) return { status: 200, headers: everyOrigin, body: '' }
  const content = pastes.get(id)
  if (content === undefined) return failure('Document does not exist, has expired or has been deleted.')
  return answer({ status: 0, id, ...JSON.parse(content) })
}

/** One per 10 seconds and address: no kitten lives long enough to see another. */
function createPaste(base: string, visit: Visit, pastes: Map<string, string>): Answer {
  if (!isPaste(visit.body)) return failure('Invalid data.')
  if (pastes.size > 0) return failure('Please wait 10 seconds between each post.')
  const id = randomHex(8)
  pastes.set(id, visit.body)
  return answer({ status: 0, id, url: `${new URL(base).pathname}?${id}`, deletetoken: randomHex(32) })
}

function isPaste(body: string): boolean {
  try {
    const paste: unknown = JSON.parse(body)
    return typeof paste === 'object' && paste !== null && 'ct' in paste && 'adata' in paste
  } catch {
    return false
  }
}

/** Yopass 14: every answer in JSON may be read from every origin. */
export const yopass: Kitten = {
  moods: ['login', 'hollow'],
  at: () =>
    always(
      unframed,
      routes({
        '': (_visit, mood) =>
          page({
            software: 'yopass',
            place: mood === 'login' ? 'login' : mood === 'hollow' ? 'error' : 'create',
            title: 'Yopass',
            marks: '<div id="root"></div>',
          }),
        health: () => json({ status: 'healthy' }, 200, everyOrigin),
        ready: (_visit, mood) =>
          mood === 'hollow'
            ? json({ status: 'not ready' }, 503, everyOrigin)
            : json({ status: 'ready' }, 200, everyOrigin),
        version: () => json({ version: '14.9.0' }, 200, everyOrigin),
        config: (_visit, mood) =>
          json({ READ_ONLY: false, REQUIRE_AUTH: mood === 'login' }, 200, everyOrigin),
        'OPTIONS create/secret': () =>
          text('', 200, { ...everyOrigin, 'access-control-allow-headers': 'content-type' }),
        'POST create/secret': (_visit, mood) => createSecret(mood),
      }),
    ),
}

const createSecret = (mood: OwnMood): Answer =>
  mood === 'login'
    ? json({ message: 'authentication required' }, 401, everyOrigin)
    : json({ message: crypto.randomUUID() }, 200, everyOrigin)
