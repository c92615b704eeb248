import { createPinia } from 'pinia'
import { mount } from '@vue/test-utils'
import { loadMessages, makeI18n } from '../../src/i18n.ts'

/** What a composable returns inside a component whose page speaks one language. */
export async function inLanguage<T>(tag: string, use: () => T): Promise<T> {
  const plugins = [createPinia(), makeI18n(tag, await loadMessages(tag))]
  const made: T[] = []
  mount({ setup: () => (made.push(use()), () => null) }, { global: { plugins } })
  const [first] = made
  if (first === undefined) throw new Error('The composable returned nothing')
  return first
}
