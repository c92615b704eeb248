import { spans } from '../../src/core/myrooms/forgetting.ts'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { preferences } from '../../src/composables/useDraft.ts'
import { losses } from '../../src/core/arrival/entry.ts'
import { sizes, themes } from '../../src/core/embed/choices.ts'
import { grounds, ways } from '../../src/core/embed/draft.ts'
import { reasons } from '../../src/core/health/health.ts'
import { allNews } from '../../src/core/past/news.ts'
import { runReasons } from '../../src/core/past/runs.ts'
import { screenshots } from '../../src/site/screenshots.ts'
import { outcomes } from '../../src/core/embed/preference.ts'
import { handovers } from '../../src/core/handovers.ts'
import { steps } from '../../src/core/install.ts'
import { columns } from '../../src/core/myrooms/csv.ts'
import { offerFor } from '../../src/core/offers.ts'
import { failures } from '../../src/core/paste/answer.ts'
import * as abouts from '../../src/core/softwares/abouts.ts'
import type { About } from '../../src/core/softwares/contract.ts'
import { conformities } from '../../src/core/statement.ts'
import { services } from '../../src/core/services.ts'
import { levels } from '../../src/stores/memory.ts'
import { choices } from '../../src/stores/settings.ts'
import { traces } from '../../src/stores/traces.ts'
import { filesIn, read } from './tree.ts'

type Sentences = ReadonlyMap<string, string>

const locales = new Map(
  filesIn('src/locales', '.json').map(
    file => [basename(file, '.json'), flat(JSON.parse(read(file)))] as const,
  ),
)
const tags = [...locales.keys()]
const source = sentencesOf('fr')

/** Words on buttons, which must fit a phone. */
const buttons =
  /^(services\.\w+\.create|chooser\.(choose|cancel)|card\.(change|rename|seeAll)|leave\.(copy|open|close)|pool\.retry)$/
const longest = (tag: string) => (tag.startsWith('fr') ? 24 : 30)

/** For how many days some software may keep something. */
const keepings = Object.values<About>(abouts).flatMap(({ handovers: given = {} }) =>
  Object.values(given).flatMap(handover => ('days' in handover ? (handover.days ?? []) : [])),
)

/** All that the computed part of a key may be, by the last word it has in the code. */
const parts: Readonly<Record<string, readonly string[]>> = {
  after: ['creation', 'change'],
  arrived: ['nothing', 'link', 'text', 'picture', 'pictures', 'file', 'files'],
  answer: ['nothing', 'unknown'],
  cause: runReasons,
  conformity: conformities,
  column: columns,
  code: [...source.keys()].flatMap(key => /^country\.(.+)/.exec(key)?.[1] ?? []),
  depth: ['0', '1', '2', '3', '4'],
  during: ['asking', 'offline'],
  each: ['once', 'always'],
  failure: failures,
  found: ['newest', 'found', 'unreachable', 'without'],
  flaw: ['empty', 'not-a-link', 'insecure'],
  fault: ['empty', 'large'],
  ground: grounds,
  handover: handovers,
  head: ['found', 'looks', 'speed'],
  lack: ['missing', 'corrupt', 'unreachable'],
  fact: ['place', 'software', 'kept', 'size', 'member', 'terms'],
  instead: services,
  keeps: ['session', 'nothing', 'refused'],
  key: ['verb', 'says'],
  manner: ['code', 'invitation', 'calendar'],
  how: ways,
  judgement: ['stands', 'darker', 'lighter'],
  kind: ['dates', 'choices'],
  lacking: ['choosing', 'unlisted', 'none'],
  level: levels,
  loss: losses,
  news: allNews,
  outcome: outcomes,
  part: ['added', 'changed'],
  preference: preferences,
  problem: ['corrupt', 'format', 'empty', 'unreachable'],
  step: [...new Set(Object.values(steps).flat())],
  shade: ['white', 'black'],
  shape: ['good', 'partial', 'bad', 'doubtful', 'none'],
  shows: screenshots.map(({ shows }) => shows),
  reason: reasons,
  refusal: ['table', 'not-json', 'not-ours', 'newer', 'empty', 'too-large'],
  service: services,
  size: sizes,
  span: spans.map(String),
  length: keepings.map(String),
  theme: themes,
  trouble: ['full', 'denied', 'newer'],
  trace: [...traces, 'other'],
  value: choices.theme,
  way: choices.opens,
  what: ['terms', 'contact'],
  mistake: ['empty', 'not-a-link', 'insecure'],
  wrong: ['empty', 'not-a-link', 'insecure'],
}

/** A name is asked for only where what is typed becomes part of it. */
const unasked = new Set(
  services.filter(service => !offerFor(service).title).map(service => `services.${service}.name`),
)

/** Read elsewhere than through t(): put into the page at build, by vite.config.ts. */
const readAtBuild = /^meta\./

function sentencesOf(tag: string): Sentences {
  const sentences = locales.get(tag)
  if (!sentences) throw new Error(`src/locales/${tag}.json does not exist`)
  return sentences
}

function flat(messages: object, place = ''): Sentences {
  return new Map(
    Object.entries(messages).flatMap(([key, value]: [string, unknown]): [string, string][] => {
      if (typeof value === 'string') return [[place + key, value]]
      if (typeof value === 'object' && value !== null) return [...flat(value, `${place}${key}.`)]
      throw new Error(`${place}${key} is neither a sentence nor a group of them`)
    }),
  )
}

/** The sentences of one language that break a rule, each with what to do. */
const breaking = (tag: string, breaks: (text: string, key: string) => boolean, advice: string) =>
  [...sentencesOf(tag)]
    .filter(([key, text]) => breaks(text, key))
    .map(([key, text]) => `src/locales/${tag}.json  ${key}: "${text.slice(0, 60)}"  ${advice}`)

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted().join(' ')

describe.each(tags)('src/locales/%s.json', tag => {
  it('has the keys of fr.json, no more and no fewer', () => {
    expect([...sentencesOf(tag).keys()].toSorted()).toEqual([...source.keys()].toSorted())
  })

  it('has the placeholders of fr.json in each sentence', () => {
    const differs = (text: string, key: string) => placeholders(text) !== placeholders(source.get(key) ?? '')
    expect(breaking(tag, differs, 'use the same {placeholders} as fr.json')).toEqual([])
  })

  it('leaves no sentence empty or with spaces around it', () => {
    expect(
      breaking(tag, text => text === '' || text !== text.trim(), 'write it, without spaces around'),
    ).toEqual([])
  })

  it('uses none of the signs that vue-i18n reads as its own, but {names}', () => {
    const syntax = (text: string) => /[@|{}$\\]/.test(text.replace(/\{\w+\}/g, ''))
    expect(breaking(tag, syntax, 'write it without @ | { } $ \\')).toEqual([])
  })

  it('holds no HTML', () => {
    expect(breaking(tag, text => /[<>]|&\w+;/.test(text), 'put the element into the component')).toEqual([])
  })

  it('keeps what stands on buttons short', () => {
    const long = (text: string, key: string) => buttons.test(key) && text.length > longest(tag)
    expect(breaking(tag, long, `say it in ${longest(tag)} characters`)).toEqual([])
  })

  it('has typographic apostrophes and dots', () => {
    expect(breaking(tag, text => /['"]|\.\.\./.test(text), 'write ’ “ ” … instead of \' " ...')).toEqual([])
  })

  it('names rooms with 128 to 256 plain words, each once', () => {
    const words = sentencesOf(tag).get('room.words')?.split(' ') ?? []
    expect(words.length).toBeGreaterThanOrEqual(128)
    expect(words.length).toBeLessThanOrEqual(256)
    expect(words.filter(word => !/^[a-z]{3,10}$/.test(word))).toEqual([])
    expect(words.filter((word, place) => words.indexOf(word) !== place)).toEqual([])
  })
})

describe.each(tags.filter(tag => tag.startsWith('fr')))('French typography in %s.json', tag => {
  it('has U+202F before ; ! ? and inside « »', () => {
    const wrong = (text: string) => /(?<!\u202f)[;!?»]|«(?!\u202f)/.test(text)
    expect(breaking(tag, wrong, 'put a narrow no-break space (U+202F) there')).toEqual([])
  })

  it('has U+00A0 before a colon and a percent sign', () => {
    const wrong = (text: string) => /(?<!\u00a0)[:%]/.test(text)
    expect(breaking(tag, wrong, 'put a no-break space (U+00A0) before it')).toEqual([])
  })

  it('has no median dot, which screen readers stumble on', () => {
    const wrong = (text: string) => /\p{L}·\p{L}/u.test(text)
    expect(breaking(tag, wrong, 'write both words, or one that fits everybody')).toEqual([])
  })
})

describe('keys', () => {
  const asked = filesIn('src', '.ts', '.vue').flatMap(file =>
    keysIn(read(file)).flatMap(key => spelledOut(key).map(each => ({ file, key: each }))),
  )

  it('every key that the page asks for exists', () => {
    const missing = asked.filter(({ key }) => !source.has(key) && !unasked.has(key))
    expect(missing.map(({ file, key }) => `${file} asks for ${key}: add it to src/locales/*.json`)).toEqual(
      [],
    )
  })

  it('every key is asked for', () => {
    const known = new Set(asked.map(({ key }) => key).filter(key => !unasked.has(key)))
    const idle = [...source.keys()].filter(key => !readAtBuild.test(key) && !known.has(key))
    expect(idle.map(key => `${key} is used nowhere: remove it from src/locales/*.json`)).toEqual([])
  })
})

/** Keys in t(…) and in keypath="…"; the computed parts of a key stay as `${…}`. */
function keysIn(text: string): string[] {
  const calls = [...text.matchAll(/\bt\(((?:[^()]|\([^()]*\))*)\)/g)].map(([, inside = '']) => inside)
  const paths = [...text.matchAll(/keypath="([^"]+)"/g)].map(([, path = '']) => `'${path}'`)
  return [...calls, ...paths].flatMap(inside =>
    [...inside.matchAll(/['`]([a-z]\w*(?:\.(?:\w+|\$\{[^}]*\}))+)['`]/g)].map(([, key = '']) => key),
  )
}

/** All that a key may become: `reason.${health.reason}` is one for every reason. */
function spelledOut(key: string): string[] {
  const computed = /\$\{(?:[^}]*\.)?(\w+)\}/.exec(key)
  if (!computed) return [key]
  const [place, name = ''] = computed
  const values = parts[name]
  if (!values) throw new Error(`${key}: add "${name}" to the parts in tests/house/locales.test.ts`)
  return values.flatMap(value => spelledOut(key.replace(place, value)))
}
