import { always, json, page, redirect, text, unframed } from './answers.ts'
import type { Answer, Kitten, OwnMood, Visit } from './kitten.ts'
import { cookie, pathOf, randomHex, routes } from './visits.ts'

/** Lufi 0.07: files go by websocket; its settings say whether anybody may send one. */
export const lufi: Kitten = {
  moods: ['login', 'full'],
  at: base =>
    always(
      unframed,
      routes({
        '': (visit, mood) => lufiHome(base, visit, mood),
        login: () => page({ software: 'lufi', place: 'login', title: 'Lufi: log in' }),
        'about/config': (_visit, mood) => json(lufiSettings(mood)),
        fullstats: () => json({ empty: 0, files: 0, deleted: 0, timestamp: 0 }),
        delays: () => page({ software: 'lufi', place: 'home', title: 'Lufi: delays' }),
        files: () => page({ software: 'lufi', place: 'home', title: 'Lufi: my files' }),
        'lang/*': (visit, _mood, rest) => lufiLanguage(base, visit, rest),
      }),
    ),
}

const lufiHome = (base: string, visit: Visit, mood: OwnMood): Answer =>
  mood === 'login'
    ? redirect(302, `${base}login`)
    : page({
        software: 'lufi',
        place: mood === 'full' ? 'closed' : 'create',
        title: 'Lufi',
        language: cookie(visit, 'lufi_lang'),
        marks: '<script src="/partial/index.js?f=index"></script><a href="/fullstats"></a>',
      })

const lufiSettings = (mood: OwnMood) => ({
  max_file_size: null,
  default_delay: 0,
  max_delay: 0,
  delay_for_size: null,
  force_burn_after_reading: false,
  stop_upload: mood === 'full',
  need_authentication: mood === 'login',
  version: '0.07.3',
})

/** Back to where the visitor came from, on this host only; else to the front page. */
function lufiLanguage(base: string, visit: Visit, language: string): Answer {
  const referer = visit.headers['referer'] ?? ''
  const own = URL.canParse(referer) && new URL(referer).hostname === new URL(base).hostname
  return redirect(302, own ? referer : base, { 'set-cookie': `lufi_lang=${language}; path=${pathOf(base)}` })
}

/** Send 3.4: `__heartbeat__` asks its storage, `__lbheartbeat__` does not. */
export const send: Kitten = {
  moods: ['login', 'hollow'],
  at: () =>
    always(
      {
        'content-security-policy': "default-src 'self'; form-action 'none'; frame-ancestors 'none'",
        'x-frame-options': 'SAMEORIGIN',
      },
      routes({
        '': (_visit, mood) => sendHome(mood),
        'app.webmanifest': () => json({ name: 'Send', theme_color: '#220033' }),
        __lbheartbeat__: () => text('OK'),
        __heartbeat__: (_visit, mood) =>
          mood === 'hollow' ? text('Internal Server Error', 500) : text('OK'),
        __version__: () =>
          json({ commit: 'k1tten', source: 'https://github.com/timvisee/send', version: 'v3.4.27' }),
        config: () => json(sendSettings),
      }),
    ),
}

/** Where accounts are required, the page comes all the same and asks for one. */
const sendHome = (mood: OwnMood): Answer =>
  page({
    software: 'send',
    place: mood === 'login' ? 'login' : mood === 'hollow' ? 'error' : 'create',
    title: 'Send',
    marks: '<meta name="theme-color" content="#220033"><link rel="manifest" href="/app.webmanifest">',
    // server/initScript.js.
    script: `var AUTH_CONFIG = {"client_id":"k1tten","fxa_required":${mood === 'login'}};`,
  })

const sendSettings = {
  LIMITS: { MAX_FILE_SIZE: 2_684_354_560, MAX_DOWNLOADS: 100, MAX_EXPIRE_SECONDS: 604_800 },
  DEFAULTS: { DOWNLOADS: 1, EXPIRE_TIMES_SECONDS: [300, 3600, 86_400, 604_800], EXPIRE_SECONDS: 86_400 },
}

/** Plik 1.3: a file sent by a form of another page is answered with its address as plain text. */
export const plik: Kitten = {
  moods: ['login'],
  at: base =>
    routes({
      '': (_visit, mood) => plikHome(mood),
      health: () => text('ok'),
      version: () => json({ version: '1.3.8' }),
      config: (_visit, mood) =>
        json({
          maxFileSize: 10_000_000_000,
          maxFilePerUpload: 1000,
          defaultTTL: 2_592_000,
          maxTTL: 2_592_000,
          feature_one_shot: 'enabled',
          feature_authentication: mood === 'login' ? 'forced' : 'disabled',
        }),
      'POST ': (_visit, mood) =>
        mood === 'login'
          ? text('anonymous uploads are disabled', 401)
          : text(`${base}file/${randomHex(8)}/${randomHex(8)}/file\n`),
    }),
}

const plikHome = (mood: OwnMood): Answer =>
  page({
    software: 'plik',
    place: mood === 'login' ? 'login' : 'create',
    title: 'Plik',
    marks: '<div ng-app="plik"></div><a href="/clients/"></a>',
  })

/** FileToLink: only its front page is known to the portal. */
export const filetolink: Kitten = {
  moods: [],
  at: () => routes({ '': () => page({ software: 'filetolink', place: 'create', title: 'FileToLink' }) }),
}
