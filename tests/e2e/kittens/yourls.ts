import { escaped, json, page, redirect } from './answers.ts'
import type { Answer, Kitten, OwnMood, Visit } from './kitten.ts'
import { formFields, randomHex, routes } from './visits.ts'

/** YOURLS 1.10 with the public front page of its samples, where a GET with `url` creates. Its default is `login`. */
export const yourls: Kitten = {
  moods: ['login'],
  at: base => {
    const links = new Map<string, string>()
    const front = (visit: Visit, mood: OwnMood) => frontPage(base, visit, mood, links)
    return routes(
      {
        '': front,
        'POST ': front,
        'admin/': (_visit, mood) => adminPage(mood),
        'admin/index.php': (_visit, mood) => adminPage(mood),
        'yourls-api.php': (visit, mood) => api(visit, mood),
      },
      (visit, _mood, path) => follow(base, visit, path, links),
    )
  },
}

const marks = '<meta name="generator" content="YOURLS 1.10.4">'

const sameOriginFrames = { 'x-frame-options': 'SAMEORIGIN' }

const adminPage = (mood: OwnMood): Answer =>
  page({
    software: 'yourls',
    place: mood === 'login' ? 'login' : 'home',
    title: 'YOURLS',
    marks,
    headers: sameOriginFrames,
  })

function frontPage(base: string, visit: Visit, mood: OwnMood, links: Map<string, string>): Answer {
  if (mood === 'login') return redirect(302, `${base}admin/`)
  const url = visit.query.get('url') ?? formFields(visit).get('url')
  if (!url)
    return page({ software: 'yourls', place: 'create', title: 'YOURLS', marks, html: '<input name="url">' })
  // One link per 15 seconds and address: no kitten lives long enough to see another.
  if (links.size > 0)
    return page({
      software: 'yourls',
      place: 'error',
      title: 'YOURLS: too many requests',
      status: 429,
      marks,
    })

  const keyword = visit.query.get('keyword') ?? formFields(visit).get('keyword') ?? randomHex(3)
  links.set(keyword, url)
  const short = `${base}${keyword}`
  return page({
    software: 'yourls',
    place: 'created',
    title: `YOURLS: ${short}`,
    room: short,
    data: { link: url },
    html: `<a href="${escaped(short)}">${escaped(short)}</a>`,
    marks,
  })
}

/** Without an account it refuses, which proves that it is alive. */
function api(visit: Visit, mood: OwnMood): Answer {
  if (mood === 'login') return json({ message: 'Please log in', errorCode: '403' }, 403)
  if (visit.query.get('action') === 'version') return json({ version: '1.10.4' })
  return json({ message: 'Unknown or missing "action" parameter', errorCode: '400' }, 400)
}

/** A short link, or the whole address of a page to shorten, which goes to the administration. */
function follow(base: string, visit: Visit, path: string, links: ReadonlyMap<string, string>): Answer {
  const target = links.get(path)
  if (target !== undefined) return redirect(301, target)
  const prefixed = /^(https?:)\/\/?(.+)$/.exec(path)
  if (!prefixed) return redirect(302, base)
  const [, scheme = '', rest = ''] = prefixed
  const parts = new URLSearchParams({ up: scheme, us: '//', ur: rest + visit.search })
  return redirect(302, `${base}admin/index.php?${parts}`)
}
