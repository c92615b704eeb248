import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isService } from '../../../src/core/services.ts'
import {
  namesRooms,
  type About,
  type NameRule,
  type OptionId,
  type Options,
  type Software,
} from '../../../src/core/softwares/contract.ts'
import { isSoftware, softwares, type SoftwareId } from '../../../src/core/softwares/index.ts'
import * as aboutList from '../../../src/core/softwares/abouts.ts'
import * as probes from '../../../src/core/softwares/probes.ts'

const base = 'https://host.test/sub/'
const name = 'reunionlundi'
const key = 'AAECAwQFBgcICQoLDA0ODw'

// A missing line in abouts.ts does not compile.
const abouts: Readonly<Record<SoftwareId, About>> = aboutList

/** What a click opens on a host with a path prefix. A software without its row does not compile. */
const opens: Record<SoftwareId, string> = {
  etherpad: 'https://host.test/sub/p/reunionlundi',
  hedgedoc: 'https://host.test/sub/new',
  cryptpad: 'https://host.test/sub/pad/',
  cryptpadcode: 'https://host.test/sub/code/',
  jitsi: 'https://host.test/sub/reunionlundi',
  mirotalk: 'https://host.test/sub/join/reunionlundi',
  framadate: 'https://host.test/sub/create_poll.php?type=date',
  pollaris: 'https://host.test/sub/polls/new?type=date',
  croodle: 'https://host.test/sub/#/create',
  dudle: 'https://host.test/sub/',
  ethercalc: 'https://host.test/sub/reunionlundi',
  lufi: 'https://host.test/sub/',
  send: 'https://host.test/sub/',
  plik: 'https://host.test/sub/',
  jirafeau: 'https://host.test/sub/',
  psitransfer: 'https://host.test/sub/?sid=reunionlundi',
  pairdrop: 'https://host.test/sub/?init=public_room',
  filetolink: 'https://host.test/sub/',
  lutim: 'https://host.test/sub/',
  scrumblr: 'https://host.test/sub/reunionlundi',
  wbo: 'https://host.test/sub/boards/reunionlundi',
  excalidraw: 'https://host.test/sub/#room=reunionlundi,AAECAwQFBgcICQoLDA0ODw',
  lstu: 'https://host.test/sub/',
  rsshort: 'https://host.test/sub/',
  yourls: 'https://host.test/sub/',
  polr: 'https://host.test/sub/',
  privatebin: 'https://host.test/sub/',
  yopass: 'https://host.test/sub/',
}

const wishes: [SoftwareId, Options, string][] = [
  ['etherpad', { language: 'fr' }, 'https://host.test/sub/p/reunionlundi?lang=fr'],
  ['cryptpad', { service: 'calc' }, 'https://host.test/sub/sheet/'],
  ['cryptpad', { service: 'postit' }, 'https://host.test/sub/kanban/'],
  ['cryptpadcode', { service: 'pad' }, 'https://host.test/sub/code/'],
  [
    'jitsi',
    { language: 'fr', muted: true, firstPartyOnly: true },
    'https://host.test/sub/reunionlundi?lang=fr#config.startWithAudioMuted=true' +
      '&config.startWithVideoMuted=true&config.disableThirdPartyRequests=true',
  ],
  ['framadate', { poll: 'choices' }, 'https://host.test/sub/create_poll.php?type=autre'],
  ['framadate', { language: 'oc' }, 'https://host.test/sub/create_poll.php?type=date&lang=oc'],
  ['pollaris', { poll: 'choices' }, 'https://host.test/sub/polls/new?type=classic'],
  ['lufi', { language: 'fr' }, 'https://host.test/sub/lang/fr'],
  ['lutim', { language: 'fr' }, 'https://host.test/sub/lang/fr'],
  ['wbo', { language: 'fr' }, 'https://host.test/sub/boards/reunionlundi?lang=fr'],
]

const opened = (software: Software, at: string, options?: Options, room = name) =>
  namesRooms(software)
    ? software.room(at, room, { ...options, ...(software.keyed && { key }) })
    : software.open(at, options)

describe.each(Object.keys(softwares).filter(isSoftware))('%s', id => {
  const software = softwares[id]
  const address = opens[id]

  it('opens the right address below a path', () => {
    expect(opened(software, base)).toBe(address)
  })

  it('opens the right address at the root', () => {
    expect(opened(software, 'https://host.test/')).toBe(address.replace('/sub/', '/'))
  })

  it('says what it is, whose, and what it serves', () => {
    expect(software.label.trim()).not.toBe('')
    expect(new URL(abouts[id].website).protocol).toBe('https:')
    expect(abouts[id].licence).toMatch(/^[A-Za-z0-9.+-]+$/)
    expect(software.services.filter(isService)).toEqual(software.services)
    expect(new Set(software.services).size).toBe(software.services.length)
  })

  it('takes exactly the options that change its address', () => {
    const trials: Record<OptionId, Options> = {
      language: { language: 'fr' },
      poll: { poll: 'choices' },
      muted: { muted: true },
      firstPartyOnly: { firstPartyOnly: true },
    }
    const changing = Object.entries(trials).filter(([, trial]) => opened(software, base, trial) !== address)
    expect(changing.map(([option]) => option).toSorted()).toEqual((software.takes ?? []).toSorted())
    expect(opened(software, base, { muted: false, firstPartyOnly: false, poll: 'dates' })).toBe(address)
  })

  it('looks for signs below its base only, with patterns that keep no state', () => {
    const probe = probes[id]
    const { browser, handovers = {} } = abouts[id]
    const paths = [probe.path, probe.gate?.path ?? '', ...('path' in browser ? [browser.path] : [])]
    for (const path of [...paths, ...Object.values(handovers).map(handover => handover.path)]) {
      expect(path).not.toMatch(/^(?:[a-z]+:|\/)|\.\./i)
      expect(new URL(path, base).href.startsWith(base)).toBe(true)
    }
    const signs = [...(probe.closed ?? []), ...(probe.gate?.closed ?? [])]
    const patterns = [probe.shows, probe.marks, ...signs.flatMap(sign => [sign.shows, sign.location])]
    for (const pattern of patterns) expect(pattern?.flags ?? '').not.toMatch(/[gy]/)
  })

  it('claims no more than an answer when it recognises nothing', () => {
    expect(probes[id].evidence === 'shallow').toBe(probes[id].shows === undefined)
  })
})

it.each(wishes)('%s carries %o in its address', (id, options, address) => {
  expect(opened(softwares[id], base, options)).toBe(address)
})

describe.each(
  Object.entries(softwares).flatMap(([id, software]) => (namesRooms(software) ? [{ id, ...software }] : [])),
)('a room of $id', software => {
  const { room, share = room } = software
  const options: Options = {
    language: 'fr',
    muted: true,
    firstPartyOnly: true,
    ...(software.keyed && { key }),
  }

  it('stays on its host, below its base, under its whole name, for every name allowed', () => {
    fc.assert(
      fc.property(names(software.name), some => {
        for (const address of [room(base, some, options), share(base, some, options)]) {
          expect(address.startsWith(base)).toBe(true)
          expect(new URL(address).href).toBe(address)
          expect(lastParts(address)).toContain(some)
        }
      }),
    )
  })

  it('is another room under another name', () => {
    expect(room(base, 'mardi', options)).not.toBe(room(base, 'lundi', options))
    expect(share(base, 'mardi', options)).not.toBe(share(base, 'lundi', options))
  })

  it('asks for a key and shows it exactly when it is keyed', () => {
    const without = () => room(base, name)
    if (!software.keyed) return expect(room(base, name, { key })).toBe(without())
    expect(without).toThrow('key')
    expect(room(base, name, { key: 'DwAAAAAAAAAAAAAAAAAAAA' })).not.toBe(room(base, name, { key }))
  })
})

it('shares where a drop is taken from, not where it is made', () => {
  const { psitransfer } = softwares
  expect(namesRooms(psitransfer) && psitransfer.share?.(base, name)).toBe(
    'https://host.test/sub/reunionlundi',
  )
})

it('leads from a call to the application of the same room, without what the web link carries', () => {
  expect(abouts.jitsi.app?.('https://host.test/sub/reunionlundi?lang=fr#config.startAudioOnly=true')).toEqual(
    {
      ios: 'org.jitsi.meet://host.test/sub/reunionlundi',
      android: 'intent://host.test/sub/reunionlundi#Intent;scheme=org.jitsi.meet;package=org.jitsi.meet;end',
    },
  )
})

/** Where a name may stand: at the very end of the path, so that no slash follows, in the query or behind the `#`. */
function lastParts(address: string): (string | undefined)[] {
  const { pathname, searchParams, hash } = new URL(address)
  return [pathname.split('/').at(-1), ...searchParams.values(), ...hash.split(/[=,]/)]
}

/** Any name the rule allows. */
function names(rule: NameRule): fc.Arbitrary<string> {
  const shape = rule.alphabet === 'portable' ? /^[a-z0-9]+(?:-[a-z0-9]+)*$/ : /^[a-z0-9]+$/
  return fc.stringMatching(shape).map(long => long.slice(0, rule.max).replace(/-$/, ''))
}
