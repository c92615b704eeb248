import ICAL from 'ical.js'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import SheetCalendar from '../../src/components/SheetCalendar.vue'
import type { Room } from '../../src/core/myrooms/room.ts'
import { keptRoom } from './kept.ts'
import { all, description, names, nameOf, open, plain, press, settled, the, type, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
const saved: { name: string; blob: Blob }[] = []

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 26, 9) })
  saved.length = 0
  vi.spyOn(URL, 'createObjectURL').mockImplementation(blob => {
    if (blob instanceof Blob) saved.push({ name: '', blob })
    return 'blob:kept'
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    Object.assign(saved.at(-1) ?? {}, { name: this.download })
  })
})
afterEach(() => {
  page.close()
  vi.useRealTimers()
})

const show = async (change: Partial<Room> = {}, path = '/fr/') => {
  const room = keptRoom(change)
  page = await open(() => () => h(SheetCalendar, { room }), { path })
}
const download = () => enterForm(the('button', 'Télécharger'))

async function enterForm(button: HTMLElement): Promise<void> {
  button.closest('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await settled()
}

async function eventOf({ blob }: { blob: Blob }) {
  const root = new ICAL.Component(ICAL.parse(await blob.text()))
  const component = root.getFirstSubcomponent('vevent')
  if (!component) throw new Error('There is no event')
  return { event: new ICAL.Event(component), alarm: component.getFirstSubcomponent('valarm') }
}

it('asks when, for how long and whether to remind, and says in whose time', async () => {
  await show()
  expect(names('field')).toEqual(['Date', 'Heure', 'Durée, en minutes', 'Rappel 10 minutes avant'])
  expect(plain(words())).toMatch(/À l’heure de cet appareil : \S+/)
})

it('gives a file that an agenda reads: what was typed, in the zone of this device', async () => {
  await show()
  await type('2027-03-30', the('field', 'Date'))
  await type('14:30', the('field', 'Heure'))
  await type('90', the('field', 'Durée, en minutes'))
  await download()
  const [file] = saved
  expect(file?.name).toBe('reunion-reunion-d-ete.ics')
  expect(file?.blob.type).toBe('text/calendar;charset=utf-8')
  const { event, alarm } = await eventOf(file ?? { blob: new Blob() })
  expect(event.summary).toBe('Réunion d’été')
  expect(String(event.startDate)).toBe('2027-03-30T14:30:00')
  expect(event.startDate.zone.tzid).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone)
  expect(event.duration.toSeconds()).toBe(5400)
  expect(event.location).toBe('https://visio.test/reunion-ete-7kq4')
  expect(event.description).toContain('https://visio.test/reunion-ete-7kq4')
  expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-PT10M')
  expect(plain(words(the('status')))).toBe(
    'Le fichier reunion-reunion-d-ete.ics est téléchargé : ouvrez-le avec votre agenda.',
  )
})

it('asks for the last moment to answer a poll, and reminds of it the day before', async () => {
  await show({ service: 'date' })
  expect(names('field')).toEqual(['Dernier jour pour répondre', 'Dernière heure', 'Rappel la veille'])
  await type('2027-03-30', the('field', 'Dernier jour pour répondre'))
  await type('20:00', the('field', 'Dernière heure'))
  await download()
  const { event, alarm } = await eventOf(saved[0] ?? { blob: new Blob() })
  expect(plain(event.summary)).toBe('Répondre au sondage : Réunion d’été')
  expect(event.duration.toSeconds()).toBe(0)
  expect(String(alarm?.getFirstPropertyValue('trigger'))).toBe('-PT1440M')
})

it('says beside each field what is missing once somebody tries, loses nothing and goes there', async () => {
  await show()
  await type('abc', the('field', 'Durée, en minutes'))
  expect(all('field').filter(field => field.ariaInvalid === 'true')).toEqual([])
  await download()
  expect(saved).toEqual([])
  const wrong = all('field').filter(field => field.getAttribute('aria-invalid') === 'true')
  expect(wrong.map(nameOf)).toEqual(['Date', 'Heure', 'Durée, en minutes'])
  expect(wrong.map(description)).toEqual([
    'Indiquez une date complète.',
    'Indiquez une heure complète.',
    'Indiquez une durée de 1 à 1440 minutes (24 heures).',
  ])
  expect(document.activeElement).toBe(the('field', 'Date'))
  await type('2027-03-30', the('field', 'Date'))
  expect(the('field', 'Date').hasAttribute('aria-invalid')).toBe(false)
})

it.each([
  ['2026-11-25', '10:00'],
  ['2020-01-01', ''],
])('takes no meeting in the past: %s %s', async (date, time) => {
  await show()
  await type(date, the('field', 'Date'))
  await type(time, the('field', 'Heure'))
  await download()
  expect(plain(description(the('field', 'Date')))).toBe('Cette date est passée : indiquez-en une à venir.')
})

it.each(['0', '-5', '1441', '1.5'])('takes no length of %s minutes', async length => {
  await show()
  await type(length, the('field', 'Durée, en minutes'))
  await download()
  expect(description(the('field', 'Durée, en minutes'))).toContain('Indiquez une durée')
})

it('reminds of nothing where the box is not ticked, and keeps nothing on the device', async () => {
  await show({ name: '会議' }, '/en/')
  await type('2027-03-30', the('field', 'Date'))
  await type('14:30', the('field', 'Time'))
  await press(the('checkbox', 'Remind me 10 minutes before'))
  await enterForm(the('button', 'Download'))
  expect(saved[0]?.name).toBe('meeting-2027-03-30.ics')
  expect((await eventOf(saved[0] ?? { blob: new Blob() })).alarm).toBeNull()
  expect(Object.keys(localStorage)).not.toContain('entraide.calendar')
})
