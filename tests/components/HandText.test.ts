import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import HandText from '../../src/components/HandText.vue'
import { instance } from '../core/instances.ts'
import { openPaste } from '../core/paste/opened.ts'
import { description, enter, isChecked, nameOf, open, press, settled, the, words } from './page.ts'

const bin = instance('bin', 'privatebin', { url: 'https://bin.test/' })
const provider = bin.provider.name
const made = JSON.stringify({ status: 0, id: '0123456789abcdef', deletetoken: 'f00' })
const types = JSON.stringify({ Expire: { '@value': '1day', '@enum': ['5min', '1day', '1month', 'never'] } })

const done = vi.fn()
const posts: string[] = []
let answer: () => Promise<Response>
let told: () => Promise<Response>
let page: Awaited<ReturnType<typeof open>>

const saying = (body: string) => () => Promise.resolve(new Response(body))
const field = (selector: string) =>
  document.querySelector<HTMLTextAreaElement>(selector) ?? expect.fail(selector)
const create = () => the('button', 'Chiffrer et créer le lien')

async function write(text: string, selector = 'textarea'): Promise<void> {
  const area = field(selector)
  area.value = text
  area.dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
}

/** Until what was asked for has been answered: sealing takes real time. */
const answered = () => vi.waitUntil(() => !document.querySelector('[aria-disabled=true]'))

async function submit(): Promise<void> {
  await press(create())
  await answered()
  await settled()
}

async function show(more = {}): Promise<void> {
  page = await open(() => () => h(HandText, { instance: { ...bin, ...more }, onDone: done }))
}

beforeEach(() => {
  posts.length = 0
  done.mockReset()
  answer = saying(made)
  told = saying(types)
  vi.stubGlobal('fetch', (_: string, { method, body }: RequestInit) => {
    if (method !== 'POST') return told()
    posts.push(String(body))
    return answer()
  })
})
afterEach(() => page.close())

it('says who will keep what, and that the key stays', async () => {
  await show()
  expect(words()).toContain(`${provider} n’en garde qu’une version illisible : la clé reste dans le lien.`)
})

it('gives the host what it cannot read, and us the link that opens it and the token that deletes it', async () => {
  await show()
  await write('Le code : 4271 🐈')
  await submit()
  expect(posts).toHaveLength(1)
  const [room] = done.mock.calls[0] ?? []
  expect(room).toEqual({
    url: expect.stringMatching(/^https:\/\/bin\.test\/\?0123456789abcdef#[1-9A-Za-z]{40,44}$/),
    name: 'Texte chiffré',
    deleteToken: 'f00',
    expiry: { days: 1, after: 'creation' },
  })
  const paste = JSON.parse(posts[0] ?? '')
  expect(paste.meta).toEqual({ expire: '1day' })
  expect(openPaste(paste, room.url.split('#')[1])).toBe('Le code : 4271 🐈')
})

it('keeps it as long as was chosen, burns it and locks it where asked', async () => {
  await show()
  await write('secret')
  const span = field('select')
  span.value = 'never'
  span.dispatchEvent(new Event('change'))
  await press(the('checkbox', 'L’effacer dès la première lecture'))
  await write('chat perché', '[type=password]')
  await submit()
  const [room] = done.mock.calls[0] ?? []
  expect(room).toMatchObject({ name: 'Texte chiffré, à lire une seule fois' })
  expect(room).not.toHaveProperty('expiry')
  const paste = JSON.parse(posts[0] ?? '')
  expect([paste.meta.expire, paste.adata[3]]).toEqual(['never', 1])
  expect(openPaste(paste, room.url.split('#-')[1], 'chat perché')).toBe('secret')
})

it('offers what the host offers, in the words of the page', async () => {
  await show()
  expect([...field('select').children].map(option => words(option))).toEqual([
    '5 minutes',
    '1 jour',
    '1 mois',
    'Sans limite',
  ])
  expect(field('select').value).toBe('1day')
  expect(nameOf(field('select'))).toBe('Durée de conservation')
})

it('offers what most hosts offer where this one does not say, and says so', async () => {
  told = () => Promise.reject(new TypeError('Failed to fetch'))
  await show()
  expect(field('select').children).toHaveLength(8)
  expect(field('select').value).toBe('1week')
  expect(words()).toContain(`${provider} ne dit pas quelles durées il propose.`)
})

it.each(['', ' \n '])('an empty text is not sent: "%s"', async text => {
  await show()
  await write(text)
  await press(create())
  expect([posts, done.mock.calls]).toEqual([[], []])
  expect(document.activeElement).toBe(field('textarea'))
  expect(field('textarea').getAttribute('aria-invalid')).toBe('true')
  expect(description(field('textarea'))).toBe('Écrivez d’abord le texte à chiffrer.')
  await write('x')
  expect(field('textarea').getAttribute('aria-invalid')).toBe('false')
})

it('says how near the limit a text comes, and sends none that the host would refuse', async () => {
  await show({ maxSize: 2000 })
  await write('a'.repeat(1000))
  expect(document.querySelector('#secret-text-says')).toBeNull()
  await write('a'.repeat(1400))
  expect(description(field('textarea'))).toBe('1,9 ko une fois chiffré, sur 2 ko au plus.')
  await write('é'.repeat(1400))
  await press(create())
  expect(description(field('textarea'))).toContain(`Ce texte est trop long pour ${provider} : 3,8 ko`)
  expect(posts).toEqual([])
})

const failing: readonly (readonly [string, () => Promise<Response>, string])[] = [
  ['asks for time', saying('{"status":1,"message":"Please wait 10 seconds between each post."}'), 'attendre'],
  ['refuses', saying('{"status":1,"message":"Invalid data."}'), 'n’a pas accepté le texte'],
  ['makes no sense', saying('<!doctype html>'), 'est incompréhensible'],
  ['has a fault', () => Promise.resolve(new Response('', { status: 502 })), 'est en panne'],
  ['cannot be reached', () => Promise.reject(new TypeError('Failed to fetch')), 'ne répond pas'],
]

it.each(failing)('loses nothing where the host %s', async (_, fails, sentence) => {
  await show()
  await write('Le code : 4271')
  await write('sésame', '[type=password]')
  answer = fails
  await submit()
  const alert = words(document.querySelector('.refusal') ?? undefined)
  expect(alert).toContain(sentence)
  expect(alert).toContain('Votre texte est toujours ici.')
  expect([field('textarea').value, field('[type=password]').value]).toEqual(['Le code : 4271', 'sésame'])
  expect([posts.length, done.mock.calls.length]).toEqual([1, 0])

  answer = saying(made)
  await submit()
  expect(document.querySelector('.refusal')).toBeNull()
  expect(done).toHaveBeenCalledOnce()
  expect(new Set(posts).size).toBe(2)
})

it('quotes what the host says, as its words', async () => {
  await show()
  await write('x')
  answer = saying('{"status":1,"message":"<b>Nope</b>"}')
  await submit()
  expect(words()).toContain(`La réponse de ${provider} : « <b>Nope</b> »`)
})

it('says so where this browser cannot encrypt, and sends nothing', async () => {
  await show()
  await write('x')
  vi.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as never)
  await submit()
  expect(words()).toContain('Ce navigateur n’arrive pas à chiffrer ce texte. Rien n’a été envoyé.')
  expect(posts).toEqual([])
})

it('two clicks send one text, which cannot change on its way', async () => {
  await show()
  await write('x')
  create().click()
  create().click()
  await settled()
  expect(field('textarea').readOnly).toBe(true)
  expect(words()).toContain('Le texte est chiffré, puis envoyé…')
  await enter(field('textarea'))
  await answered()
  expect([posts.length, done.mock.calls.length]).toEqual([1, 1])
})

it('who leaves takes back what is under way', async () => {
  await show()
  await write('x')
  let gone = false
  vi.stubGlobal('fetch', (_: string, { signal }: RequestInit) => {
    gone = signal?.aborted === true
    return new Promise(() => signal?.addEventListener('abort', () => (gone = true)))
  })
  create().click()
  page.close()
  await vi.waitUntil(() => gone)
  expect(done).not.toHaveBeenCalled()
  await show()
})

it('shows the password on demand', async () => {
  await show()
  const button = the('button', 'Afficher le mot de passe')
  expect(description(field('#secret-password'))).toContain('Donnez-le par un autre moyen')
  await press(button)
  expect([field('#secret-password').getAttribute('type'), button.getAttribute('aria-pressed')]).toEqual([
    'text',
    'true',
  ])
  expect(isChecked(the('checkbox'))).toBe(false)
})
