import { always, escaped, everyOrigin, json, page, redirect, text, unframed } from './answers.ts'
import type { Answer, Kitten, Visit } from './kitten.ts'
import { cookie, formFields, randomHex, routes } from './visits.ts'

/** LSTU 0.28: takes a link from any page's form, and soon bans whoever sends several. */
export const lstu: Kitten = {
  moods: ['login', 'guarded'],
  at: base => {
    const links = new Map<string, string>()
    let strikes = 0
    return always(
      unframed,
      routes(
        {
          // lib/Lstu.pm.
          '': (_visit, mood) => (mood === 'login' ? redirect(302, `${base}login`) : lstuPage),
          login: () => page({ software: 'lstu', place: 'login', title: 'Lstu: log in' }),
          'POST a': (visit, mood) => {
            if (mood === 'login') return redirect(302, `${base}login`)
            // `disable_api`: lib/Lstu.pm.
            if (mood === 'guarded') return refused(visit, 'Sorry, the API is disabled')
            strikes += 1
            return strikes < 3 ? shorten(base, visit, links) : banned(visit, strikes)
          },
          fullstats: () => json({ empty: 100_000, timestamp: 0, urls: links.size }),
          stats: visit =>
            visit.query.get('_format') === 'json'
              ? json([])
              : page({ software: 'lstu', place: 'home', title: 'Lstu: my links' }),
        },
        (_visit, _mood, path) => follow(links, path),
      ),
    )
  },
}

const lstuPage: Answer = page({
  software: 'lstu',
  place: 'create',
  title: 'Lstu',
  html: '<form method="post" action="a"><input name="lsturl"><input name="lsturl-custom"></form>',
  headers: { 'set-cookie': 'mojolicious=k1tten; path=/' },
})

const wantsJson = (visit: Visit): boolean =>
  formFields(visit).get('format') === 'json' || (visit.headers['accept'] ?? '').includes('application/json')

/** The same link gets the same address again. */
function shorten(base: string, visit: Visit, links: Map<string, string>): Answer {
  const url = formFields(visit).get('lsturl')?.trim() ?? ''
  if (!/^https?:\/\/./.test(url)) return refused(visit, `${url} is not a valid URL.`)
  const known = [...links].find(([, target]) => target === url)?.[0]
  const code = formFields(visit).get('lsturl-custom') || known || randomHex(4)
  links.set(code, url)
  const short = `${base}${code}`
  if (wantsJson(visit)) return json({ success: true, url, short, qrcode: '' })
  return page({
    software: 'lstu',
    place: 'created',
    title: `Lstu: ${short}`,
    room: short,
    data: { link: url },
    html: `<a href="${escaped(short)}">${escaped(short)}</a>`,
  })
}

/** One hour, then thirty days: ldidry/lstu lib/Lstu/Controller/URL.pm. */
const banned = (visit: Visit, strikes: number): Answer =>
  refused(visit, `You are banned for ${strikes < 6 ? 1 : 720} hour(s).`)

/** Errors answer 200 too. */
const refused = (visit: Visit, msg: string): Answer =>
  wantsJson(visit)
    ? json({ success: false, msg })
    : page({ software: 'lstu', place: 'error', title: `Lstu: ${msg}` })

function follow(links: ReadonlyMap<string, string>, code: string): Answer {
  const target = links.get(code)
  if (target !== undefined) return redirect(301, target)
  return page({ software: 'lstu', place: 'error', title: `Lstu: no link called ${code}`, status: 404 })
}

/** rs-short 3.3: a captcha, known by a cookie that no other site's form sends along, keeps everybody else's forms out. */
export const rsshort: Kitten = {
  moods: [],
  at: () =>
    routes(
      {
        '': () => {
          const captcha = randomHex(3)
          return page({
            software: 'rsshort',
            place: 'create',
            title: 'rs-short',
            html: `<form method="post"><input id="url_to" name="url_to"><input name="url_from">
<input name="captcha" placeholder="${captcha}"></form>`,
            headers: { 'set-cookie': `rs-short-captcha=${captcha}; SameSite=Strict; Secure; HttpOnly` },
          })
        },
        'POST ': visit => {
          const right = formFields(visit).get('captcha') === cookie(visit, 'rs-short-captcha')
          return right
            ? page({ software: 'rsshort', place: 'created', title: 'rs-short: done' })
            : page({ software: 'rsshort', place: 'error', title: 'rs-short: wrong captcha' })
        },
      },
      () => page({ software: 'rsshort', place: 'error', title: 'rs-short: no such link', status: 404 }),
    ),
}

/** Polr 2.3: its form has a token, its API a key, and the refusal may be read from every origin. */
export const polr: Kitten = {
  moods: ['login'],
  at: base =>
    routes({
      '': (_visit, mood) =>
        mood === 'login'
          ? redirect(302, `${base}login`)
          : page({
              software: 'polr',
              place: 'create',
              title: 'Polr',
              html: `<form method="post" action="shorten"><input type='url' name='link-url'></form>`,
            }),
      login: () => page({ software: 'polr', place: 'login', title: 'Polr: log in' }),
      'POST shorten': () => text('Whoops, looks like something went wrong.', 500),
      'api/v2/action/shorten': () =>
        json(
          { status_code: 401, error_code: 'AUTH_ERROR', error: 'Authentication token required.' },
          401,
          everyOrigin,
        ),
    }),
}
