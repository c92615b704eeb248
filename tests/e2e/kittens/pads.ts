import { randomBytes } from 'node:crypto'
import { always, badRequest, everyOrigin, json, notFound, page, redirect, text } from './answers.ts'
import type { Answer, Kitten, OwnMood, Visit } from './kitten.ts'
import { engine3, engine4 } from './sockets.ts'
import { decoded, routes } from './visits.ts'

/** Etherpad 2.5. */
export const etherpad: Kitten = etherpadOf('2.5.3')

/** Etherpad 1.8: no /health, and an older socket.io. */
export const etherpad18: Kitten = etherpadOf('1.8.14')

function etherpadOf(release: string): Kitten {
  const old = release.startsWith('1.')
  return {
    moods: ['login'],
    at: () =>
      // All but the pads and the front page is answered before anybody is asked to log in.
      routes({
        health: () =>
          old
            ? notFound()
            : json({ status: 'pass', releaseId: release }, 200, {
                'content-type': 'application/health+json',
              }),
        api: () => json({ currentVersion: old ? '1.2.15' : '1.3.0' }),
        'api/openapi.json': () =>
          json({ openapi: '3.0.2', info: { title: 'Etherpad API', version: release } }, 200, everyOrigin),
        stats: () => json({ totalUsers: 0 }),
        'socket.io/': old ? engine3 : engine4,
        'p/*': (visit, mood, rest) => locked(mood) ?? pad(visit, rest),
        '': (_visit, mood) =>
          locked(mood) ??
          page({ software: 'etherpad', place: 'home', title: 'Etherpad', html: '<input maxlength="50">' }),
      }),
  }
}

const locked = (mood: OwnMood): Answer | undefined =>
  mood === 'login'
    ? text('Authentication Required', 401, { 'www-authenticate': 'Basic realm="Protected Area"' })
    : undefined

function pad(visit: Visit, rest: string): Answer {
  if (/\/export\/[a-z]+$/.test(rest)) return text('No such pad.', 404, everyOrigin)
  const name = decoded(rest)
  if (name === undefined) return badRequest()
  if (rest.includes('/') || !isPadId(name)) return text('Such a padname is forbidden', 404)

  const clean = name.replace(/\s+/g, '_').replace(/:+/g, '_')
  if (clean !== name) return redirect(302, encodeURIComponent(clean) + visit.search)

  // The page comes, then its socket is refused: what looks read-only or belongs to a group is not for guests.
  const refused = name.startsWith('r.') || group.test(name)
  return page({
    software: 'etherpad',
    place: refused ? 'denied' : 'room',
    title: `${name} | Etherpad`,
    room: name,
    language: visit.query.get('lang') ?? undefined,
    marks: '<div id="editorcontainerbox"></div><script src="../padbootstrap-k1tten.min.js"></script>',
  })
}

const group = /^g\.[a-zA-Z0-9]{16}\$/

/** 50 UTF-16 units without a dollar sign, after what marks a group's pad. */
function isPadId(name: string): boolean {
  const own = name.replace(group, '')
  return own.length > 0 && own.length <= 50 && !own.includes('$')
}

/** HedgeDoc 1, without free addresses: a note is born by visiting `new`, and only those that were born exist. */
export const hedgedoc: Kitten = {
  moods: ['login'],
  at: base => {
    const notes = new Set<string>()
    return always(
      { 'hedgedoc-version': '1.10.8' },
      routes(
        {
          _health: () => json({ ready: true }),
          status: () => json({ onlineNotes: 0, onlineUsers: 0, notesCount: notes.size }),
          '': (_visit, mood) => hedgedocHome(base, mood),
          new: (_visit, mood) => newNote(base, mood, notes),
        },
        (visit, _mood, rest) => note(base, visit, rest, notes),
      ),
    )
  },
}

/** What guests see, and hidden beside it what members see: hedgedoc/hedgedoc public/views/index/body.ejs. */
const hedgedocHome = (base: string, mood: OwnMood): Answer =>
  page({
    software: 'hedgedoc',
    place: mood === 'login' ? 'login' : 'home',
    title: 'HedgeDoc - Collaborative markdown notes',
    html: `<div class="ui-signin" style="float: right">
${mood === 'login' ? '' : `<a type="button" href="${base}new" class="btn btn-primary">New guest note</a>`}
<button class="btn ui-signin">Sign In</button></div>
<div class="ui-signout" style="display: none"><a type="button" href="${base}new">New note</a></div>`,
  })

/** Guests who may not create are sent home, not told. Twenty notes in five minutes are enough for one address. */
function newNote(base: string, mood: OwnMood, notes: Set<string>): Answer {
  if (mood === 'login') return redirect(302, base)
  if (notes.size >= 20) return text('Too many requests.', 429)
  const id = randomBytes(16).toString('base64url')
  notes.add(id)
  return redirect(302, `${base}${id}`)
}

function note(base: string, visit: Visit, rest: string, notes: ReadonlySet<string>): Answer {
  const id = decoded(rest)
  if (id === undefined) return badRequest()
  if (rest.endsWith('/')) return redirect(301, `${base}${rest.slice(0, -1)}${visit.search}`)
  if (!notes.has(id)) return notFound()
  return page({ software: 'hedgedoc', place: 'room', title: `${id} - HedgeDoc`, room: id })
}
