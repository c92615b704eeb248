import { badGateway, page, redirect, text } from './answers.ts'
import type { Answer, OwnMood, Visit } from './kitten.ts'

/** What any server on the web may do, whatever software it is there for. */
export type ServerMood =
  | 'down'
  | 'slow'
  | 'hung'
  | 'bad-gateway'
  | 'sealed'
  | 'challenge'
  | 'challenge-403'
  | 'password'
  | 'moved'
  | 'parked'
  | 'other-product'

export type Mood = OwnMood | ServerMood

const ownMoods: readonly Mood[] = [
  'well',
  'login',
  'maintenance',
  'full',
  'hollow',
  'guarded',
] satisfies OwnMood[]

export const isOwnMood = (mood: Mood): mood is OwnMood => ownMoods.includes(mood)

/** What the server answers by itself, or undefined where it lets the software answer. */
export const serverAnswers: Readonly<Record<ServerMood, (visit: Visit, base: string) => Answer | undefined>> =
  {
    down: () => 'hang-up',
    // Late, but the software's own answer: the delay is the server's.
    slow: () => undefined,
    // The software's own answer, which the server's headers keep from every other origin.
    sealed: () => undefined,
    hung: () => 'silence',
    'bad-gateway': badGateway,
    challenge: visit => (alwaysAllowed.test(visit.path) ? undefined : challenged()),
    'challenge-403': () => justAMoment(),
    password: () => text('Who are you?', 401, { 'www-authenticate': 'Basic realm="Members only"' }),
    moved: (_visit, base) => redirect(302, `http://elsewhere.localhost:${new URL(base).port}/`),
    parked: () =>
      page({
        software: 'registrar',
        place: 'elsewhere',
        title: 'This domain is for sale',
        html: '<p>Buy this domain today.</p>',
      }),
    'other-product': () =>
      page({
        software: 'wiki',
        place: 'elsewhere',
        title: 'Our household wiki',
        marks: '<meta name="generator" content="DokuWiki">',
      }),
  }

/** Paths that Anubis lets everybody read, in the policy it ships. */
const alwaysAllowed = /^(\.well-known\/|favicon\.|robots\.txt$|sitemap\.xml$)/

/** Anubis answers 200 to those it doubts; its assets give it away. */
const challenged = () =>
  page({
    software: 'anubis',
    place: 'elsewhere',
    title: 'Making sure you are not a bot',
    marks: '<script src="/.within.website/x/cmd/anubis/static/js/main.mjs"></script>',
  })

/** Cloudflare's challenge is known by a header. */
const justAMoment = () =>
  page({
    software: 'cdn',
    place: 'elsewhere',
    title: 'Just a moment...',
    status: 403,
    headers: { 'cf-mitigated': 'challenge' },
  })
