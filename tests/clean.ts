import { disposePinia, getActivePinia } from 'pinia'
import { afterEach } from 'vitest'

// The tests of the page share one document: none finds what another left on it, on the device, or listening.
afterEach(() => {
  const pinia = getActivePinia()
  if (pinia) disposePinia(pinia)
  const { dataset } = document.documentElement
  for (const name of Object.keys(dataset)) delete dataset[name]
  for (const storage of [localStorage, sessionStorage]) storage.clear()
})
