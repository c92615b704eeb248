import { always, everyOrigin, json, page, text, unframed } from './answers.ts'
import type { Answer, Kitten, OwnMood } from './kitten.ts'
import { routes } from './visits.ts'

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
