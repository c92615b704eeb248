import { always, badRequest, notFound, page, redirect, text } from './answers.ts'
import type { Answer, Kitten, OwnMood, Visit } from './kitten.ts'
import { engine3, engine4 } from './sockets.ts'
import { decoded, randomHex, routes, type Route } from './visits.ts'

/** Scrumblr since the end of 2020, whose sockets are below `socketio`. */
export const scrumblr: Kitten = { moods: [], at: base => scrumblrAt(base, 'socketio/', engine4) }

/** Scrumblr of 2017, as the forks of the Framemo kind still run it. */
export const scrumblr2017: Kitten = { moods: [], at: base => scrumblrAt(base, 'socket.io/', engine3) }

const scrumblrAt = (base: string, sockets: string, engine: (visit: Visit) => Answer) =>
  routes(
    {
      '': () => page({ software: 'scrumblr', place: 'home', title: 'scrumblr' }),
      [sockets]: engine,
    },
    (_visit, _mood, path) => scrumblrBoard(base, path),
  )

/** Any path of one level is a board, even a wrong one for sockets; its key starts at the last slash. */
function scrumblrBoard(base: string, path: string): Answer {
  const name = decoded(path)
  if (name === undefined) return badRequest()
  if (path === 'css' || path === 'lib' || path === 'images') return redirect(301, `${base}${path}/`)
  if (/.\/./.test(path)) return notFound()
  const key = path.endsWith('/') ? '/' : `/${path}`
  return page({
    software: 'scrumblr',
    // Everybody who adds a slash meets on the same board.
    place: key === '/' ? 'error' : 'room',
    title: `scrumblr - ${name}`,
    room: key,
    marks: '<div class="board-outline"><table id="board-table"></table></div>',
  })
}

/** WBO since 2.1: one spelling per board, all others are sent to it. */
export const wbo: Kitten = {
  moods: ['login'],
  at: base => wboAt(base, (visit, mood, name) => canonicalBoard(base, visit, mood, name)),
}

/** WBO before: any name of its alphabet, each spelling a board of its own. */
export const wbo20: Kitten = {
  moods: ['login'],
  at: base =>
    wboAt(base, (visit, mood, name) =>
      /^[\w%\-_~()]+$/.test(name) ? wboBoard(visit, mood, name) : badRequest(),
    ),
}

const wboAt = (base: string, board: Route) =>
  always(
    {
      'content-security-policy':
        "default-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self' ws: wss:",
    },
    routes({
      '': () => page({ software: 'wbo', place: 'home', title: 'WBO | Collaborative whiteboard' }),
      random: () => redirect(307, `${base}boards/${randomHex(8)}`),
      boards: visit =>
        redirect(301, `${base}boards/${encodeURIComponent(visit.query.get('board') ?? 'anonymous')}`),
      'socket.io/': engine4,
      'boards/*': (visit, mood, rest) =>
        // A name with a dot is taken for a file.
        rest.includes('/') || rest.includes('.') ? notFound() : board(visit, mood, rest),
    }),
  )

/** lovasoa/whitebophir client-data/js/board_name.js: NFC, lower case, one hyphen for all that is no letter, digit, _ ~ ( or ). */
function canonicalBoard(base: string, visit: Visit, mood: OwnMood, rest: string): Answer {
  const name = decoded(rest)
  const canonical = name
    ?.normalize()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_~()]+/gu, '-')
    .replace(/^-|-$/g, '')
  // Boards are files.
  if (!canonical || Buffer.byteLength(canonical) > 200) return badRequest()
  if (canonical !== name)
    return redirect(301, `${base}boards/${encodeURIComponent(canonical)}${visit.search}`)
  return wboBoard(visit, mood, canonical)
}

/** Where boards need a token, the portal has none to give. */
const wboBoard = (visit: Visit, mood: OwnMood, name: string): Answer =>
  mood === 'login'
    ? text('A token is needed.', 403)
    : page({
        software: 'wbo',
        place: 'room',
        title: `${name} | WBO | Collaborative whiteboard`,
        room: name,
        language: visit.query.get('lang') ?? undefined,
        marks: '<script src="../js/board.js"></script>',
      })

/** Excalidraw: no server ever sees the room, which is all in the fragment. */
export const excalidraw: Kitten = {
  moods: [],
  at: () =>
    routes({
      '': () =>
        page({
          software: 'excalidraw',
          place: 'home',
          title: 'Excalidraw',
          marks: '<div id="root"></div><script type="module" src="/assets/index-k1tten.js"></script>',
          script: enterDrawing,
        }),
    }),
}

/** A room is an identifier and a key of exactly 22 characters; with any other key the page stays alone. */
const enterDrawing = `
const enter = () => {
  const [, room, key] = /^#room=([A-Za-z0-9_-]+),([A-Za-z0-9_-]+)$/.exec(location.hash) ?? []
  if (key?.length !== 22) return
  Object.assign(document.body.dataset, { place: 'room', room, keyLength: key.length })
  document.title = 'Excalidraw: ' + room
}
addEventListener('hashchange', enter)
enter()`
