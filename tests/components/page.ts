import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, disposePinia } from 'pinia'
import { expect, vi } from 'vitest'
import { defineComponent, type VNodeChild } from 'vue'
import { createMemoryHistory } from 'vue-router'
import type { HealthFile } from '../../src/core/health/reading.ts'
import type { Instance } from '../../src/core/pool.ts'
import { loadMessages, makeI18n } from '../../src/i18n.ts'
import { makeRouter } from '../../src/router.ts'
import { useHealthStore } from '../../src/stores/health.ts'
import { usePoolStore } from '../../src/stores/pool.ts'
import { known } from '../stores/known.ts'

/** What carries a role here, by the element's own semantics or by attribute. */
const roles = {
  alert: '[role=alert]',
  article: 'article',
  button: 'button',
  cell: 'td',
  checkbox: 'input[type=checkbox]',
  columnheader: 'th[scope=col]',
  dialog: 'dialog[open]',
  /** Anything to fill in: not all kinds have a role. */
  field: 'input, select, textarea',
  group: 'fieldset',
  heading: 'h1, h2, h3',
  img: '[role=img]',
  link: 'a[href]',
  list: 'ul',
  listitem: 'li',
  navigation: 'nav',
  radio: 'input[type=radio]',
  rowheader: 'th[scope=row]',
  status: '[role=status]',
  textbox: 'input[type=text], textarea',
}

type Role = keyof typeof roles

interface Given {
  /** The page's address, its language first. */
  path?: string
  /** What pool.json said; left out, it has not been read. */
  instances?: readonly Instance[]
  /** What health.json said; left out, there is none. */
  health?: HealthFile
  /** Brings the words of what follows a click; left out, they are there. */
  after?: () => Promise<void>
}

/** The links followed on the page, in order; nothing leaves the test. */
export const followed: string[] = []

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || event.defaultPrevented) return
  event.preventDefault()
  followed.push(addressOf(link))
})

/** A page of the portal that shows one thing, with the real words, the real addresses and stores of its own. */
export async function open(
  setup: () => () => VNodeChild,
  { path = '/fr/', instances, health, after }: Given = {},
) {
  followed.length = 0
  const tag = path.split('/')[1] ?? 'fr'
  const pinia = createPinia()
  const router = makeRouter(createMemoryHistory())
  await router.push(path)
  const pool = usePoolStore(pinia)
  if (instances) pool.current = { instances }
  if (instances) known(health, pinia).watch()
  const plugins = [pinia, makeI18n(tag, await loadMessages(tag)), router]
  const wrapper = mount(defineComponent({ setup }), {
    attachTo: document.body,
    global: { plugins, provide: after ? { after } : {} },
  })
  await settled()
  const close = (): void => {
    wrapper.unmount()
    disposePinia(pinia)
  }
  return { router, pool, health: useHealthStore(pinia), close }
}

/** Once everything that was set off has happened. */
export async function settled(): Promise<void> {
  await vi.dynamicImportSettled()
  await flushPromises()
}

/** Everything of one role, in the order of the page; with a name, what is called so. */
export const all = (role: Role, name?: string | RegExp): HTMLElement[] =>
  [...document.body.querySelectorAll<HTMLElement>(roles[role])].filter(
    element =>
      name === undefined ||
      (typeof name === 'string' ? nameOf(element) === name : name.test(nameOf(element))),
  )

/** The one thing of that role and name: none, or two, is an error that says what there is. */
export function the(role: Role, name?: string | RegExp): HTMLElement {
  const [found, other] = all(role, name)
  if (found && !other) return found
  const names = all(role).map(nameOf)
  throw new Error(`${other ? 'More than one' : 'No'} ${role} "${name}" among ${JSON.stringify(names)}`)
}

export const names = (role: Role): string[] => all(role).map(nameOf)

/** One line, whatever kind of space the language wants before its colons. */
export const plain = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** What is written. */
export const words = (element: Element = document.body): string => plain(textOf(element))

/** With a space between elements side by side: here they are lines and boxes of their own. */
function textOf(node: Node): string {
  if (!(node instanceof Element)) return node instanceof Text ? node.data : ''
  const parts = [...node.childNodes].filter(child => textOf(child) !== '')
  const isBeside = (part: Node, i: number) => part instanceof Element && parts[i - 1] instanceof Element
  return parts.map((part, i) => (isBeside(part, i) ? ' ' : '') + textOf(part)).join('')
}

/** What the element is called: its label, else its words. */
export function nameOf(element: Element): string {
  const labelled = element.getAttribute('aria-labelledby')
  const label =
    (labelled && document.getElementById(labelled)) ||
    document.querySelector(`label[for="${element.id}"]`) ||
    element.querySelector('legend') ||
    element.closest('label')
  return plain(element.getAttribute('aria-label') ?? words(label ?? element))
}

/** What a screen reader adds to the name. */
export const description = (element: Element): string =>
  words(document.getElementById(element.getAttribute('aria-describedby') ?? '') ?? element.ownerDocument.head)

export async function press(element: HTMLElement): Promise<void> {
  element.click()
  await settled()
}

export async function type(text: string, field: HTMLElement): Promise<void> {
  const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
  expect(isField, 'a field to type into').toBe(true)
  if (!isField) return
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
  await settled()
}

/** Enter in a field: the browser submits its form. */
export async function enter(field: HTMLElement): Promise<void> {
  field.closest('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }))
  await settled()
}

export const isChecked = (box: HTMLElement): boolean => box instanceof HTMLInputElement && box.checked

export const addressOf = (link: HTMLElement): string => link.getAttribute('href') ?? ''
