import { defineStore } from 'pinia'
import { keeper } from './storage.ts'

/** What decides which kittens this device is given. Nothing of it ever leaves the device. */
export const useDeviceStore = defineStore('device', () => {
  const lasting = keeper('localStorage')
  const passing = keeper('sessionStorage')

  /** 128 random bits, drawn once; anew for each page where nothing can be kept. */
  const seed = lasting.read('seed') ?? drawSeed()
  lasting.write('seed', seed)

  /** When this visit began: kittens do not change under it, even when a period ends meanwhile. */
  const visit = Number(passing.read('visit')) || Date.now()
  passing.write('visit', String(visit))

  /** Whether this page was asked to let go of all files: it brings none, then. */
  const dropped = false

  return { lasting, passing, seed, visit, dropped }
})

/** 128 random bits, as text. */
export const drawSeed = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
