import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import HandLink from '../../src/components/HandLink.vue'
import HandPoll from '../../src/components/HandPoll.vue'
import { instance } from '../core/instances.ts'
import { all, description, open, press, settled, the, type, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
afterEach(() => page.close())

const short = instance('short', 'lstu', { handovers: ['link'] })
const poll = instance('poll', 'framadate', { handovers: ['title'] })
const forms = [
  {
    ...{ what: 'an address', form: () => h(HandLink, { instance: short, target: '_blank' }) },
    ...{
      field: 'Adresse à raccourcir',
      send: /^Raccourcir/,
      wrong: 'example',
      right: 'https://example.org/',
    },
    says: /^Cette adresse est incomplète/,
  },
  {
    ...{ what: 'a title', form: () => h(HandPoll, { instance: poll, poll: 'dates', target: '_blank' }) },
    ...{ field: /^Titre/, send: /^Continuer/, wrong: ' ', right: 'Réunion' },
    says: /titre/,
  },
]

it.each(forms)('keeps $what where there is no network, says so, and sends it once there is', async each => {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
  const sent: string[] = []
  page = await open(() => each.form)
  document.querySelector('form')?.addEventListener('submit', event => {
    sent.push(event.defaultPrevented ? 'held' : 'sent')
    event.preventDefault()
  })
  await type(each.right, the('field', each.field))
  await press(the('button', each.send))
  expect(words(the('alert'))).toMatch(/rien n’est parti/)
  online.mockReturnValue(true)
  await press(the('button', each.send))
  expect(sent).toEqual(['held', 'sent'])
  expect(all('alert')).toEqual([])
  online.mockRestore()
})

it.each(forms)(
  'says what is wrong with $what until it is right, and not before the next attempt',
  async each => {
    page = await open(() => each.form)
    const field = () => the('field', each.field)
    await type(each.wrong, field())
    await press(the('button', each.send))
    await settled()
    expect(description(field())).toMatch(each.says)
    expect(document.activeElement).toBe(field())

    await type(each.right, field())
    expect(field().getAttribute('aria-invalid')).toBeNull()
    expect(description(field())).not.toMatch(each.says)

    await type(each.wrong, field())
    expect(field().getAttribute('aria-invalid')).toBeNull()
  },
)
