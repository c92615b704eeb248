import { expect, it } from 'vitest'
import { h } from 'vue'
import { useSingleClick } from '../../src/composables/useSingleClick.ts'
import { followed, open, the } from '../components/page.ts'

it('lets the second click of a double click open nothing more, and leaves all others alone', async () => {
  const heard: string[] = []
  const link = (name: string, target?: string) =>
    h('a', { href: `https://${name}.test/`, target, onClick: () => heard.push(name) }, name)
  const page = await open(() => {
    useSingleClick()
    return () => [link('away', '_blank'), link('here')]
  })
  const click = (name: string, detail: number) => {
    const event = new MouseEvent('click', { detail, bubbles: true, cancelable: true })
    the('link', name).dispatchEvent(event)
    return event.defaultPrevented
  }
  for (const detail of [1, 2, 3]) expect(click('away', detail)).toBe(true)
  expect(heard).toEqual(['away'])
  click('away', 0)
  click('here', 2)
  expect(heard).toEqual(['away', 'away', 'here'])
  expect(followed).toEqual(['https://away.test/', 'https://away.test/', 'https://here.test/'])
  page.close()
})
