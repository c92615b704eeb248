import { afterEach, expect, it, vi } from 'vitest'
import { h } from 'vue'
import TheVersion from '../../src/components/TheVersion.vue'
import { useWorkerStore, type Search } from '../../src/stores/worker.ts'
import { all, open, press, settled, the, words } from './page.ts'

let page: Awaited<ReturnType<typeof open>>
afterEach(() => page.close())
const show = async () => {
  page = await open(() => () => h(TheVersion, { disabled: false }), { path: '/fr/settings/' })
  return useWorkerStore()
}

it('says which version this is', async () => {
  const worker = await show()
  worker.version = '1.2.3-abcdef01'
  await settled()
  expect(words()).toContain('Vous utilisez la version 1.2.3-abcdef01.')
})

it.each<[Search, RegExp]>([
  ['newest', /Vous avez la dernière version/],
  ['found', /Une nouvelle version arrive/],
  ['unreachable', /Le site ne répond pas/],
  ['without', /chaque page vient du réseau/],
])('looks for a newer one when asked, and says that it is %s', async (result, says) => {
  const worker = await show()
  const check = vi.spyOn(worker, 'check').mockResolvedValue(result)
  expect(check).not.toHaveBeenCalled()
  await press(the('button', 'Chercher une nouvelle version'))
  await settled()
  expect(words()).toMatch(says)
})

it('says that it is looking for as long as it does', async () => {
  const worker = await show()
  vi.spyOn(worker, 'check').mockReturnValue(new Promise(() => {}))
  await press(the('button', 'Chercher une nouvelle version'))
  expect(words()).toContain('Recherche en cours…')
})

it('lets one go to the newer version once it is there', async () => {
  const worker = await show()
  const update = vi.spyOn(worker, 'update').mockReturnValue()
  worker.waiting = true
  await settled()
  expect(all('button', 'Chercher une nouvelle version')).toEqual([])
  await press(the('button', 'Mettre à jour maintenant'))
  expect(update).toHaveBeenCalledOnce()
})
