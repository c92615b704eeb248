import { escaped, page, redirect, text } from './answers.ts'
import type { Answer, Handler, Kitten, Visit } from './kitten.ts'
import { cookie, formFields, pathOf, randomHex, routes } from './visits.ts'

/** Framadate 1.1: no request parameter but `type` and `lang`, and a form that anybody's page may fill by POST. */
export const framadate: Kitten = {
  moods: ['maintenance'],
  at: base => {
    const sessions = new Map<string, Session>()
    const polls = new Map<string, string>()
    const open = routes({
      '': visit => home(base, languageOf(visit, sessions)),
      'create_poll.php': visit => firstStep(base, visit, sessions, polls),
      'POST create_poll.php': visit => firstStep(base, visit, sessions, polls),
      'create_date_poll.php': visit => secondStep(visit, sessions),
      'create_classic_poll.php': visit => secondStep(visit, sessions),
      'POST create_date_poll.php': visit => lastStep(base, visit, sessions, polls),
      'POST create_classic_poll.php': visit => lastStep(base, visit, sessions, polls),
      'studs.php': visit => poll(visit, polls),
    })
    return unlessDatabaseIsDown(base, open)
  },
}

/** What the server remembers of a visitor, by cookie. */
interface Session {
  language?: string
  title?: string
  slug?: string
}

const languages = ['fr', 'en', 'oc', 'es', 'de', 'nl', 'it', 'br', 'ca']

/** With a dead database, every page sends to one that answers 200. */
const unlessDatabaseIsDown =
  (base: string, open: Handler): Handler =>
  (visit, mood) => {
    if (visit.path === 'maintenance.php')
      return page({ software: 'framadate', place: 'maintenance', title: 'Framadate: maintenance' })
    return mood === 'maintenance' ? redirect(302, `${base}maintenance.php`) : open(visit, mood)
  }

const home = (base: string, language: string): Answer =>
  page({
    software: 'framadate',
    place: 'home',
    title: 'Framadate',
    language,
    html: `<a href="${base}create_poll.php?type=date">Dates</a> <a href="${base}create_poll.php?type=autre">Other</a>`,
    marks: '<link rel="stylesheet" href="css/frama.css">',
  })

const sessionOf = (visit: Visit, sessions: ReadonlyMap<string, Session>): Session =>
  sessions.get(cookie(visit, 'PHPSESSID') ?? '') ?? {}

/** In the address for this page alone; sent by form, for the whole session. */
function languageOf(visit: Visit, sessions: ReadonlyMap<string, Session>): string {
  const accepted = visit.headers['accept-language']?.slice(0, 2)
  const wishes = [visit.query.get('lang'), sessionOf(visit, sessions).language, accepted]
  return wishes.find(wish => wish && languages.includes(wish)) ?? 'fr'
}

/** Any field that comes by POST is filled in, whoever sent it; only `gotostep2` goes on. */
function firstStep(
  base: string,
  visit: Visit,
  sessions: Map<string, Session>,
  polls: ReadonlyMap<string, string>,
): Answer {
  const fields = formFields(visit)
  const dates = (visit.query.get('type') ?? fields.get('type')) === 'date'
  const id = cookie(visit, 'PHPSESSID') ?? randomHex(13)
  const session = { ...sessionOf(visit, sessions) }
  const language = fields.get('lang') ?? session.language
  if (language) session.language = language
  sessions.set(id, session)

  const headers = { 'set-cookie': `PHPSESSID=${id}; path=${pathOf(base)}` }
  const wrong = fields.has('gotostep2') ? mistake(fields, polls) : undefined
  if (fields.has('gotostep2') && !wrong) {
    session.slug = fields.has('use_customized_url') ? (fields.get('customized_url') ?? '') : randomHex(8)
    session.title = fields.get('title') ?? ''
    return redirect(302, `${base}create_${dates ? 'date' : 'classic'}_poll.php`, headers)
  }
  return creationPage(fields, dates, languageOf(visit, sessions), headers, wrong)
}

/** What it says of a form that came whole: create_poll.php, with app/inc/constants.php. */
function mistake(fields: URLSearchParams, polls: ReadonlyMap<string, string>): string | undefined {
  const [name, slug] = [fields.get('name') ?? '', fields.get('customized_url') ?? '']
  if (!fields.get('title')) return 'title'
  if (!name || name.length > 32 || name !== name.trim()) return 'name'
  if (!fields.get('mail')) return 'mail'
  if (!fields.has('use_customized_url')) return undefined
  return /^[a-zA-Z0-9-]+$/.test(slug) && !polls.has(slug) && !['admin', 'vote', 'action'].includes(slug)
    ? undefined
    : 'slug'
}

const filled = ['title', 'name', 'mail', 'description', 'customized_url'] as const

/** Neither of them has a field in sight. */
const kept = new Set(['type', 'lang', 'use_customized_url'])

const creationPage = (
  fields: URLSearchParams,
  dates: boolean,
  language: string,
  headers: Record<string, string>,
  wrong: string | undefined,
): Answer =>
  page({
    software: 'framadate',
    place: 'create',
    title: `Framadate: ${fields.get('title') || 'new poll'}`,
    language,
    data: {
      poll: dates ? 'dates' : 'choices',
      title: fields.get('title') ?? undefined,
      wrong,
      slug: fields.has('use_customized_url') ? (fields.get('customized_url') ?? undefined) : undefined,
    },
    html: `<form name="formulaire" id="formulaire" method="post">
${filled.map(name => `<input id="poll_${name}" name="${name}" value="${escaped(fields.get(name) ?? '')}">`).join('\n')}
${[...fields]
  .filter(([name]) => kept.has(name))
  .map(([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`)
  .join('')}
<button name="gotostep2" value="gotostep2">Next</button></form>`,
    marks: '<script src="js/app/create_poll.js"></script><link rel="stylesheet" href="css/frama.css">',
    headers,
  })

/** Nobody enters here without the first step: PHP 8 fails. */
function secondStep(visit: Visit, sessions: ReadonlyMap<string, Session>): Answer {
  const { title } = sessionOf(visit, sessions)
  if (title === undefined) return text('Internal Server Error', 500)
  return page({
    software: 'framadate',
    place: 'create',
    title: `Framadate: ${title}`,
    data: { step: '2', title },
    html: '<form method="post"><button>Create</button></form>',
  })
}

/** The poll is there; its author is sent to the address that only they know. */
function lastStep(
  base: string,
  visit: Visit,
  sessions: ReadonlyMap<string, Session>,
  polls: Map<string, string>,
): Answer {
  const { title, slug } = sessionOf(visit, sessions)
  if (title === undefined || slug === undefined) return text('Internal Server Error', 500)
  polls.set(slug, title)
  return redirect(302, `${base}adminstuds.php?poll=${randomHex(12)}`)
}

function poll(visit: Visit, polls: ReadonlyMap<string, string>): Answer {
  const slug = visit.query.get('poll') ?? ''
  const title = polls.get(slug)
  return title === undefined
    ? page({
        software: 'framadate',
        place: 'error',
        title: 'Framadate: this poll does not exist',
        status: 404,
      })
    : page({ software: 'framadate', place: 'room', room: slug, title: `Framadate: ${title}` })
}
