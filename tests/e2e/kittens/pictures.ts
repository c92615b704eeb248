import { always, escaped, json, page, redirect, text, unframed } from './answers.ts'
import type { Answer, Kitten, OwnMood, Visit } from './kitten.ts'
import { cookie, fileOf, formFields, pathOf, randomHex, routes } from './visits.ts'

/** Lutim 0.17: takes a picture from any page's form; `infos` says whether it takes any. */
export const lutim: Kitten = {
  moods: ['login', 'full', 'guarded'],
  at: base =>
    always(
      unframed,
      routes({
        '': (visit, mood) => home(visit, mood),
        'POST ': (visit, mood) => upload(base, visit, mood),
        infos: (_visit, mood) => json(infos(mood)),
        myfiles: () => page({ software: 'lutim', place: 'home', title: 'Lutim: my images' }),
        'lang/*': (visit, _mood, rest) => language(base, visit, rest),
      }),
    ),
}

const infos = (mood: OwnMood) => ({
  image_magick: true,
  max_file_size: 10_485_760,
  default_delay: 0,
  max_delay: 0,
  always_encrypt: false,
  upload_enabled: mood !== 'full',
  broadcast_message: null,
  contact: 'kitten@example.org',
})

const home = (visit: Visit, mood: OwnMood): Answer =>
  page({
    software: 'lutim',
    place: mood === 'login' ? 'login' : mood === 'full' ? 'closed' : 'create',
    title: 'Lutim',
    language: cookie(visit, 'lutim_lang'),
    html:
      mood === 'login'
        ? '<input name="login"><input type="password" name="password">'
        : '<form method="post" enctype="multipart/form-data"><input type="file" name="file"></form>',
  })

/** With `format=json` in figures, else on the front page. */
function upload(base: string, visit: Visit, mood: OwnMood): Answer {
  if (mood === 'login' || mood === 'full') return home(visit, mood)
  const fields = formFields(visit)
  const name = fields.get('file')
  const refusal = refusalOf(visit, mood, name)
  if (refusal) return page({ software: 'lutim', place: 'error', title: `Lutim: ${refusal}` })

  const [short, token] = [randomHex(4), randomHex(12)]
  const msg = { filename: name, short, real_short: short, token, ext: 'png', thumb: null, limit: 0 }
  if (fields.get('format') === 'json') return json({ success: true, msg })
  const view = `${base}${short}.png`
  return page({
    software: 'lutim',
    place: 'created',
    title: `Lutim: ${name}`,
    room: view,
    data: {
      picture: name ?? '',
      days: fields.get('delete-day') ?? 'none',
      once: String(fields.has('first-view')),
    },
    html: `<a href="${escaped(view)}">View</a> <a href="${base}d/${short}/${token}">Delete</a>`,
  })
}

/** Its errors come with 200, on the front page: lib/Lutim/Controller/Image.pm add. */
function refusalOf(visit: Visit, mood: OwnMood, name: string | null): string | undefined {
  const file = fileOf(visit)
  if (mood === 'guarded') return 'Sorry, the API is disabled'
  if (!name || !file?.length) return 'The file is empty'
  if (file.length > 10_485_760) return 'The file exceed the size limit (10 MiB)'
  if (!isPicture(file)) return `The file ${name} is not an image`
  return undefined
}

const isPicture = (file: Buffer): boolean =>
  ['\xff\xd8\xff', '\x89PNG', 'GIF8', 'RIFF'].some(start =>
    file.subarray(0, start.length).equals(Buffer.from(start, 'latin1')),
  )

/** Back to wherever the visitor came from, even on another site. */
const language = (base: string, visit: Visit, code: string): Answer =>
  /^[a-z-]+$/.test(code)
    ? redirect(302, visit.headers['referer'] ?? base, {
        'set-cookie': `lutim_lang=${code}; path=${pathOf(base)}`,
      })
    : text('', 404)
