import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import TheInstaller from '../../src/components/TheInstaller.vue'
import { useInstallStore } from '../../src/stores/install.ts'
import { useStatusStore } from '../../src/stores/status.ts'
import { agents, installable } from './installable.ts'
import { addressOf, all, names, open, press, settled, the, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
async function show(agent: keyof typeof agents, path = '/fr/settings/'): Promise<void> {
  vi.stubGlobal('navigator', agents[agent])
  page = await open(() => () => h(TheInstaller), { path })
}
afterEach(() => page.close())

it('tells the three steps of an iPhone, in order, and that the app has a list of its own', async () => {
  await show('iphone')
  expect(document.querySelectorAll('ol > li')).toHaveLength(3)
  expect(words()).toMatch(/Partager.*Sur l’écran d’accueil.*Ajouter/)
  expect(words()).toContain('sa propre liste de salons')
  expect(addressOf(the('link', 'Aller à Mes salons'))).toBe('/fr/rooms/')
  expect(all('button')).toEqual([])
})

it.each([
  ['mac', 'Ajouter au Dock', true],
  ['chromium', 'dans le menu du navigateur', false],
  ['firefox', 'n’installe pas d’appli', false],
] as const)('tells what there is to do in %s: %s', async (agent, says, apart) => {
  await show(agent)
  expect(words()).toContain(says)
  expect(all('link', 'Aller à Mes salons').length > 0).toBe(apart)
  expect(document.querySelector('ol')).toBeNull()
})

async function letAsk(outcome: 'accepted' | 'dismissed') {
  await show('chromium')
  useInstallStore().listen()
  const { event, prompt } = installable(outcome)
  dispatchEvent(event)
  await settled()
  return prompt
}

it.each([
  ['accepted', 'L’installation est lancée.'],
  ['dismissed', 'Rien n’a été installé.'],
] as const)('asks at a click where the browser can, and says what came of it: %s', async (outcome, says) => {
  const prompt = await letAsk(outcome)
  expect([names('button'), prompt.mock.calls]).toEqual([['Installer l’appli'], []])
  await press(the('button', 'Installer l’appli'))
  expect(prompt).toHaveBeenCalledOnce()
  expect(useStatusStore().sentence).toBe(says)
  expect(document.activeElement).toBe(the('heading', 'Installer l’appli'))
  expect(all('button')).toEqual([])
})

it('says where one is in the app itself', async () => {
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  await show('iphone')
  expect(words()).toContain('vous êtes dans l’appli')
  expect(all('link')).toEqual([])
})
