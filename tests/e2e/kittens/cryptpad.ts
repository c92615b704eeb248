import { badGateway, json, page, redirect, text } from './answers.ts'
import type { Answer, Kitten, OwnMood } from './kitten.ts'
import { routes } from './visits.ts'

const apps = 'pad code sheet kanban slide whiteboard form doc presentation diagram'.split(' ')

/** CryptPad: one page per application; whoever opens it gets a new document, whose secret only the page knows. */
export const cryptpad: Kitten = {
  moods: ['login', 'hollow'],
  at: base =>
    routes(
      {
        '': () => page({ software: 'cryptpad', place: 'home', title: 'CryptPad', headers: framing(base) }),
        'api/config': (_visit, mood) => (mood === 'hollow' ? badGateway() : config(base)),
        'api/instance': (_visit, mood) =>
          mood === 'hollow' ? badGateway() : json({ name: { default: 'CryptPad' }, description: {} }),
        'customize/application_config.js': (_visit, mood) => customization(mood),
      },
      (_visit, mood, path) => application(base, mood, path),
    ),
}

/** Only pages of its own address may frame it. */
const framing = (base: string) => ({
  'content-security-policy': `frame-ancestors 'self' ${new URL(base).origin}`,
  'cross-origin-resource-policy': 'cross-origin',
})

/** A script that holds JSON, readable by its sandbox only. */
function config(base: string): Answer {
  const { origin } = new URL(base)
  const value = {
    websocketPath: '/cryptpad_websocket',
    httpUnsafeOrigin: origin,
    httpSafeOrigin: origin.replace('://', '://sandbox.'),
    restrictRegistration: false,
    appsToDisable: [],
    onlyOffice: { availableVersions: ['v7'] },
    enableEmbedding: false,
    inactiveTime: 90,
  }
  return text(`define(function(){\nreturn ${JSON.stringify(value, null, '\t')}\n});`, 200, {
    'content-type': 'text/javascript',
    'access-control-allow-origin': value.httpSafeOrigin,
    'cross-origin-resource-policy': 'cross-origin',
  })
}

/** Whether guests may create is decided here, and enforced by the page alone. */
const customization = (mood: OwnMood): Answer =>
  text(
    `(() => {\n${mood === 'login' ? '' : '// '}AppConfig.disableAnonymousPadCreation = true;\n})();`,
    200,
    { 'content-type': 'text/javascript' },
  )

function application(base: string, mood: OwnMood, path: string): Answer {
  const app = path.replace(/\/$/, '')
  if (!apps.includes(app)) return text('404', 404)
  if (!path.endsWith('/')) return redirect(301, `${base}${app}/`)
  return page({
    software: 'cryptpad',
    place: mood === 'login' ? 'login' : mood === 'hollow' ? 'error' : 'create',
    title: `CryptPad: ${app}`,
    data: { app },
    headers: framing(base),
    marks: '<script data-bootload="main.js" src="/customize/pre-loading.js"></script>',
  })
}
