import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { h } from 'vue'
import TheSheet from '../../src/components/TheSheet.vue'
import { useLaunch, type Launch } from '../../src/composables/useLaunch.ts'
import type { Instance } from '../../src/core/pool.ts'
import type { ServiceId } from '../../src/core/services.ts'
import { useRoomsStore } from '../../src/stores/rooms.ts'
import { useSheetStore } from '../../src/stores/sheet.ts'
import { instance } from '../core/instances.ts'
import { device } from '../stores/myrooms.ts'
import { addressOf, all, isChecked, open, press, settled, the, type, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
let launch: Launch
const pads = ['a', 'b', 'c'].map(id =>
  instance(id, 'etherpad', { retention: { days: 180, after: 'change' } }),
)

async function show(instances: readonly Instance[] = pads, service: ServiceId = 'pad'): Promise<void> {
  page = await open(
    () => {
      launch = useLaunch(service)
      return () => h(TheSheet)
    },
    { instances },
  )
}

async function leave(how: Parameters<Launch['leave']>[0], title = 'Fête'): Promise<void> {
  launch.ask({ title })
  await settled()
  launch.leave(how)
  // No test leaves anything on its way to the device.
  await useRoomsStore().load()
  await settled()
}

const link = () => (document.querySelector('#sheet-link') as HTMLInputElement).value
const rooms = () => useRoomsStore().rooms
/** Once the device's own list has been read, which nobody waits for. */
const kept = (count: number) => vi.waitFor(() => expect(rooms()).toHaveLength(count))

beforeEach(device)
afterEach(async () => {
  // What is on its way to the device would reach the next test's.
  await useRoomsStore().forgetAll()
  page.close()
  vi.unstubAllGlobals()
  delete document.documentElement.dataset['opens']
})

describe('a room that was opened', () => {
  it('is shown with its link, its rules and its host, and is kept', async () => {
    await show()
    await leave('opened')
    expect(words(the('heading', 'Votre pad est prêt'))).toBe('Votre pad est prêt')
    expect(document.activeElement).toBe(the('heading', 'Votre pad est prêt'))
    // The public link, without what only concerned the opening.
    expect(link()).toMatch(/^https:\/\/[abc]\.test\/p\/fete-[\w-]+$/)
    expect(addressOf(the('link', /^Ouvrir/))).toContain('lang=fr')
    expect(words()).toContain('En principe : gardé 6 mois après la dernière modification.')
    expect(words()).toContain('Toute personne qui a ce lien peut lire et modifier.')
    await kept(1)
    expect(rooms()).toMatchObject([{ name: 'Fête', url: link(), service: 'pad', software: 'etherpad' }])
  })

  it('is kept once, however often it is opened', async () => {
    await show()
    await leave('opened')
    useSheetStore().close()
    await leave('opened')
    await useRoomsStore().load()
    await settled()
    await kept(1)
  })

  it('is kept and not shown where it was opened aside', async () => {
    await show()
    await leave('aside')
    expect(all('dialog')).toEqual([])
    await kept(1)
  })

  it('is not said to be ready where there is no network, and blames no kitten for that', async () => {
    await show()
    page.health.online = false
    await leave('opened')
    expect(words(the('dialog', 'En attente du réseau'))).toContain('Cet appareil semble hors ligne.')
    expect([all('link', /^Essayer chez/), words().includes('Rien ne s’est ouvert')]).toEqual([[], false])
    await kept(1)
    page.health.online = true
    await settled()
    expect([all('dialog', 'Votre pad est prêt').length, all('link', /^Essayer chez/).length]).toEqual([1, 1])
  })

  it('is forgotten and kept again as the visitor wants', async () => {
    await show()
    await leave('opened')
    await kept(1)
    const box = the('checkbox')
    expect(isChecked(box)).toBe(true)
    await press(box)
    expect(rooms()).toEqual([])
    expect(words()).toContain('Ce salon n’est plus dans Mes salons.')
    await press(the('checkbox'))
    expect(rooms()).toHaveLength(1)
  })

  it('says so where nothing is kept', async () => {
    await show()
    await useRoomsStore().want({ level: 'nothing' })
    await leave('opened')
    expect(words()).toContain('Ce navigateur ne garde rien de ce salon')
    expect(all('checkbox')).toEqual([])
  })
})

describe('another kitten', () => {
  const elsewhere = () => the('link', /^Essayer chez/)

  it('gives the same room a new link, keeps the old one in sight, and avoids the first for a while', async () => {
    await show()
    await leave('opened')
    await kept(1)
    const first = link()
    const next = addressOf(elsewhere())
    expect(new URL(next).pathname).toBe(new URL(first).pathname)
    elsewhere().click()
    expect(addressOf(elsewhere())).toBe(next)
    await vi.waitFor(() => expect(link()).not.toBe(first))
    expect(next).toContain(link())
    expect(words()).toContain(first)
    expect(words()).toContain('Si vous aviez transmis l’ancien, transmettez celui-ci.')
    await kept(2)
    const old = rooms().find(({ url }) => url === first)
    expect([old?.failed, rooms().length]).toEqual([true, 2])
    expect(page.health.avoided(instance(new URL(first).host.split('.')[0] ?? '', 'etherpad'))).toBe(true)
  })

  it('is offered until all were tried, and then no more', async () => {
    await show()
    await leave('opened')
    const seen = new Set([new URL(link()).host])
    for (let i = 0; i < 2; i++) {
      const before = link()
      elsewhere().click()
      await vi.waitFor(() => expect(link()).not.toBe(before))
      seen.add(new URL(link()).host)
    }
    expect(seen.size).toBe(3)
    expect(words()).toContain('Tous les chatons proposés ici ont été essayés.')
    expect(all('link', /^Essayer chez/)).toEqual([])
  })

  it('keeps the title that was typed then, whatever the card says now', async () => {
    await show()
    await leave('opened')
    useSheetStore().close()
    launch.ask({ title: 'Autre' })
    launch.comeBack()
    await settled()
    expect(addressOf(elsewhere())).toContain('/p/fete-')
  })
})

it('comes back as the room it was, whatever was opened since', async () => {
  await show()
  await leave('opened', 'Un')
  await kept(1)
  const first = useSheetStore().leaving
  await leave('opened', 'Deux')
  await kept(2)
  if (first) useSheetStore().leave({ ...first, how: 'again' })
  await settled()
  await press(the('checkbox'))
  expect(rooms().map(({ name }) => name)).toEqual(['Deux'])
})

it('leads to what was made, not to the page where more could be made', async () => {
  await show([instance('bin', 'privatebin')], 'text')
  launch.leave('made', { url: 'https://bin.test/?0123456789abcdef#Key', deleteToken: 'f00', name: 'Texte' })
  await useRoomsStore().load()
  await settled()
  expect(addressOf(the('link', /^Ouvrir/))).toBe('https://bin.test/?0123456789abcdef#Key')
  expect(link()).toBe('https://bin.test/?0123456789abcdef#Key')
  expect(words()).not.toContain('deletetoken')
  await kept(1)
  expect(rooms()[0]?.url).toBe('https://bin.test/?0123456789abcdef#Key')
})

describe('a link that is looked at first', () => {
  it('is not kept before it is opened', async () => {
    document.documentElement.dataset['opens'] = 'shown'
    await show()
    await leave('shown')
    expect(document.activeElement).toBe(the('heading', 'Le lien, avant d’y aller'))
    expect(rooms()).toEqual([])
    await press(the('link', /^Ouvrir/))
    await kept(1)
    expect(launch.opened?.id).toBe(rooms()[0]?.provider)
  })

  it('is replaced when its kitten does not answer', async () => {
    document.documentElement.dataset['opens'] = 'shown'
    await show()
    await leave('shown')
    const first = new URL(link()).host.split('.')[0] ?? ''
    page.health.report({ failed: [first] }, 'once')
    await settled()
    expect(new URL(link()).host).not.toContain(first)
    expect(words()).toContain('Nouveau lien, chez Chaton')
  })
})

describe('a room whose address only its host knows', () => {
  const paste = async (text: string) => {
    await type(text, document.querySelector('#sheet-paste') as HTMLElement)
    await press(the('button', 'Ajouter'))
  }
  const poll = instance('polls', 'framadate')

  it('takes its link once it is pasted, and then shows it like any other', async () => {
    await show([poll], 'date')
    await leave('opened')
    await kept(1)
    expect(words(the('heading', /^La suite/))).toBe('La suite se passe chez Chaton polls')
    expect(rooms()).toMatchObject([{ pending: true, name: 'Fête' }])
    await paste('Le sondage : https://polls.test/fete-2026.')
    expect(link()).toBe('https://polls.test/fete-2026')
    expect(rooms()).toMatchObject([{ url: 'https://polls.test/fete-2026', name: 'Fête' }])
    expect(rooms()[0]?.pending).toBeUndefined()
    expect(addressOf(the('link', /^Ouvrir/))).toBe('https://polls.test/fete-2026')
  })

  it('is another room for another title, as long as neither has its link', async () => {
    await show([poll], 'date')
    await leave('opened', 'Un')
    await leave('opened', 'Deux')
    await leave('opened', 'Un')
    await kept(2)
    expect(rooms().map(({ name }) => name)).toEqual(['Un', 'Deux'])
  })

  it('takes its link too where a form of ours began it', async () => {
    await show([instance('short', 'lstu')], 'link')
    launch.leave('made', { pending: true, name: 'exemple.org' })
    await useRoomsStore().load()
    await settled()
    expect(words(the('heading', /^La suite/))).toBe('La suite se passe chez Chaton short')
    await paste('https://short.test/abc')
    expect(link()).toBe('https://short.test/abc')
    expect(words()).not.toContain('ont été essayés')
    expect(rooms()).toMatchObject([{ url: 'https://short.test/abc', name: 'exemple.org' }])
    expect(rooms()[0]?.pending).toBeUndefined()
  })

  it('keeps a link that owns it apart, and shows it nowhere', async () => {
    await show([poll], 'date')
    await leave('opened')
    await kept(1)
    const admin = 'https://polls.test/abcdefghijklmnopqrstuvwx/admin'
    await paste(admin)
    expect(words()).toContain('Ce lien sert à administrer')
    expect(rooms()).toMatchObject([{ adminUrl: admin, pending: true }])
    expect(words()).not.toContain(admin)
  })

  it.each([
    ['', 'Collez d’abord un lien.'],
    ['bonjour', 'Ce n’est pas un lien.'],
    ['http://intranet.test:81/', 'Ce lien n’est pas protégé'],
  ])('says what is wrong with %j, and keeps the field', async (text, says) => {
    await show([poll], 'date')
    await leave('opened')
    await kept(1)
    await paste(text)
    expect(words()).toContain(says)
    expect(document.querySelector('#sheet-paste')?.getAttribute('aria-invalid')).toBe('true')
    expect(rooms()).toMatchObject([{ pending: true }])
  })
})

it('says that it could not be kept where the device refuses', async () => {
  vi.stubGlobal('indexedDB', {
    open: () => {
      throw new DOMException('no', 'SecurityError')
    },
  })
  await show()
  await leave('opened')
  await vi.waitFor(() => expect(words()).toContain('Ce navigateur n’a pas pu garder ce salon'))
  expect(all('checkbox')).toEqual([])
})

it('offers a call’s application on a phone', async () => {
  vi.stubGlobal('navigator', { userAgent: 'Android', onLine: true })
  await show([instance('calls', 'jitsi')], 'visio')
  await leave('opened')
  expect(addressOf(the('link', 'Ouvrir dans l’appli Jitsi Meet'))).toMatch(/^intent:\/\/calls\.test\/fete/)
})
