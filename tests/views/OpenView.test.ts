import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import { RouterView } from 'vue-router'
import TheChooser from '../../src/components/TheChooser.vue'
import type { Status } from '../../src/core/health/health.ts'
import { addressOf, enter, names, open, press, settled, the, type, words } from '../components/page.ts'
import { file, health } from '../core/health/files.ts'
import { start } from '../core/health/samples.ts'
import { instance, provider } from '../core/instances.ts'

const ids = ['a', 'b', 'c', 'd']
const pads = ids.map(id => instance(id, 'etherpad'))
const instances = [...pads, instance('call', 'jitsi')]
let page: Awaited<ReturnType<typeof open>>

/** The page as a link with this behind its `?` opens it; pads are as said, all others work. */
async function show(query = '', said: Record<string, Status> = {}, path = '/fr/ouvrir/pad/'): Promise<void> {
  const known = ids.map(id => [id, health(said[id] ?? 'pass')])
  page = await open(() => () => [h(RouterView), h(TheChooser)], {
    path: path + query,
    instances,
    health: file(Object.fromEntries(known)),
  })
  await settled()
}
const action = () => the('link', /^Créer un pad/)
const host = () => new URL(addressOf(action())).host.split('.')[0]
const field = () => the('textbox', 'Nom du pad (facultatif)') as HTMLInputElement
const down = (...down: string[]) => Object.fromEntries(down.map(id => [id, 'fail' as const]))
const told = () => words(the('list').nextElementSibling ?? document.createElement('p'))

/** Whom the draw offers where no link says anything, and somebody else. */
async function drawn(): Promise<{ first: string; other: string }> {
  await show()
  const first = host() ?? ''
  page.close()
  return { first, other: ids.find(id => id !== first) ?? '' }
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
  vi.setSystemTime(start)
})
afterEach(() => {
  page.close()
  vi.useRealTimers()
})

it('is one card, says what a kitten is, and leads to all kittens of the tool and to all tools', async () => {
  await show()
  expect(names('heading')).toEqual(['Écrire à plusieurs'])
  expect(words()).toContain('chez un chaton : un petit hébergeur éthique.')
  expect(words()).toContain(`Chez Chaton ${host()}`)
  expect(addressOf(the('link', 'Tous les chatons pour cet outil'))).toBe('/fr/pad/')
  expect(addressOf(the('link', 'Tous les outils'))).toBe('/fr/')
  expect(told()).toBe('')
})

it('leads to the list of kittens until one is known', async () => {
  page = await open(() => () => h(RouterView), { path: '/fr/ouvrir/pad/?only=a' })
  await settled()
  expect([addressOf(action()), told()]).toEqual(['/fr/pad/#kittens', ''])
})

describe('the title of a link', () => {
  it.each([
    ['?name=Assembl%C3%A9e+d%E2%80%99%C3%A9t%C3%A9', 'Assemblée d’été'],
    ['?name=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E', '<img src=x onerror=alert(1)>'],
    ['?name=one%00%0d%0atwo%E2%80%AEthree', 'one twothree'],
    ['?name=%ff%', '\ufffd%'],
    [`?name=${'x'.repeat(1000)}`, 'x'.repeat(300)],
    ['?name=a&name=b', 'a'],
    ['?name=', ''],
    ['?title=a', ''],
    ['#name=a', ''],
  ])('%s fills in %j', async (query, title) => {
    await show(query)
    expect(field().value).toBe(title)
    expect(document.querySelector('img')).toBeNull()
  })

  it('is in the address of the room, and does not come back over what somebody wrote', async () => {
    await show('?name=Conseil')
    expect(addressOf(action())).toContain('/p/conseil-')
    await type('Bureau', field())
    await page.router.push('/fr/')
    await settled()
    page.router.back()
    await vi.waitFor(() => expect(field().value).toBe('Bureau'))
  })
})

describe('the hosts that a link prefers', () => {
  it('come first, by what they are called in the pool, and are named', async () => {
    const { other } = await drawn()
    await show(`?prefer=nobody,${other}`)
    expect([host(), told()]).toEqual([other, `Le lien qui mène ici propose d’abord : Chaton ${other}.`])
  })

  it('are replaced while they are down, and the card says so', async () => {
    const { first, other } = await drawn()
    await show(`?prefer=${other}`, down(other))
    expect(host()).toBe(first)
    expect(words()).toContain(`remplace Chaton ${other}, qui ne marche pas en ce moment`)
  })

  it('are replaced once they failed on this device, and by another of theirs if there is one', async () => {
    await show('?prefer=a,b')
    const failed = host() ?? ''
    page.health.report({ failed: [failed] }, 'once')
    await settled()
    expect([failed, host()].toSorted()).toEqual(['a', 'b'])
    expect(words()).toContain(`remplace Chaton ${failed}`)
  })

  it.each([
    ['?prefer=', 'nobody is named'],
    ['?prefer=%3Cb%3E,..%2F..,A,__proto__,constructor', 'no host can be called so'],
    ['?prefer=call', 'they do not serve this'],
    ['?prefer', 'there is no value'],
    ['?preferred=a', 'the word is another'],
    ['?only=,,', 'none alone is named'],
    ['?%', 'it cannot be read'],
    ['#prefer=a', 'it is not behind the question mark'],
  ])('%s leaves the draw as it is: %s', async query => {
    const { first } = await drawn()
    await show(query)
    expect([host(), told()]).toEqual([first, ''])
  })
})

describe('the hosts that a link wants alone', () => {
  it('are all that is offered, also to those who choose another', async () => {
    const { first } = await drawn()
    const others = ids.filter(id => id !== first)
    await show(`?only=${others.join()}`)
    expect(others).toContain(host())
    expect(told()).toContain('ne propose que : Chaton')
    await press(the('button', 'Choisir un autre chaton pour : Écrire à plusieurs'))
    expect(names('radio')).toHaveLength(1 + others.length)
  })

  it('stay alone where they are down, which is said, with the way to everybody', async () => {
    await show('?only=a,b', down('a', 'b'))
    expect(['a', 'b']).toContain(host())
    expect(words()).toContain('aucun chaton proposé par ce lien ne fonctionne en ce moment.')
    expect(words()).not.toContain('Aucun chaton n’est utilisable')
    expect(addressOf(the('link', 'Voir tous les chatons'))).toBe('/fr/pad/')
    expect(words()).not.toContain('remplace')
  })

  it('do not make it say that few kittens work, where only few are asked for', async () => {
    await show('?only=a,b,c', down('a', 'b'))
    expect(host()).toBe('c')
    expect(words()).not.toContain('Peu de chatons')
  })

  it('are told apart from everybody, where none of them serves this', async () => {
    const { first } = await drawn()
    await show('?only=call,nobody')
    expect(host()).toBe(first)
    expect(told()).toContain('demande des chatons qui ne proposent pas cet outil')
  })

  it('come before those it prefers', async () => {
    await show('?prefer=a&only=b')
    expect([host(), told()]).toEqual(['b', 'Le lien qui mène ici ne propose que : Chaton b.'])
  })
})

describe('a visitor’s own choice', () => {
  const choose = async (kitten: string, span: string) => {
    await press(the('button', 'Choisir un autre chaton pour : Écrire à plusieurs'))
    await press(the('radio', new RegExp(`^Chaton ${kitten}`)))
    await press(the('radio', span))
    await enter(the('button', 'Choisir'))
  }

  it.each(['pour cette fois', 'toujours, sur cet appareil'])(
    'made on this page, %s, holds on it, and when it is loaded again',
    async span => {
      await show('?prefer=a')
      await choose('b', span)
      expect(host()).toBe('b')
      page.close()
      await show('?prefer=a')
      expect(host()).toBe('b')
    },
  )

  it('made for always on another day gives way to the link here, and only here', async () => {
    localStorage.setItem('entraide.kittens', '{"pad":"b"}')
    await show('?prefer=a')
    expect(host()).toBe('a')
    await press(the('link', 'Tous les chatons pour cet outil'))
    expect(host()).toBe('b')
    expect(localStorage.getItem('entraide.kittens')).toBe('{"pad":"b"}')
  })
})

it('leaves nothing of the link behind, on the device or on other pages', async () => {
  const { first, other } = await drawn()
  const before = JSON.stringify([{ ...localStorage }, { ...sessionStorage }])
  await show(`?prefer=${other}&name=Conseil`)
  expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }])).toBe(before)
  await page.router.push('/fr/pad/')
  await settled()
  expect(host()).toBe(first)
  page.router.back()
  await vi.waitFor(() => expect(host()).toBe(other))
})

it('prefers a host by who it is, not by the name of one of its kittens', async () => {
  const owned = pads.map(each => ({ ...each, provider: provider(`host-${each.id}`) }))
  page = await open(() => () => h(RouterView), { path: '/fr/ouvrir/pad/?prefer=host-d', instances: owned })
  await settled()
  expect(host()).toBe('d')
})

describe('a portal that prefers kittens of its own', () => {
  const own = instance('own', 'etherpad', { provider: provider('own', { preferred: true }) })
  const at = async (query: string, said: Record<string, Status> = {}): Promise<void> => {
    const known = ['own', ...ids].map(id => [id, health(said[id] ?? 'pass')])
    page = await open(() => () => h(RouterView), {
      path: `/fr/ouvrir/pad/${query}`,
      instances: [...instances, own],
      health: file(Object.fromEntries(known)),
    })
    await settled()
  }

  it('offers them first and says so', async () => {
    await at('')
    expect([host(), told()]).toEqual(['own', 'Ce site propose d’abord : Chaton own.'])
  })

  it('gives way to what a link wants', async () => {
    await at('?prefer=b')
    expect([host(), told()]).toEqual(['b', 'Le lien qui mène ici propose d’abord : Chaton b.'])
  })

  it('has others take over when they are down', async () => {
    await at('', { own: 'fail' })
    expect(ids).toContain(host())
  })
})
