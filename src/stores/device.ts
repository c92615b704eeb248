import { defineStore } from 'pinia'
import { keeper } from './storage.ts'

/** What decides which kittens this device is given. Nothing of it ever leaves the device. */
export const useDeviceStore = defineStore('device', () => {
  const lasting = keeper('localStorage')
  const passing = keeper('sessionStorage')

  /** 128 random bits, drawn once; anew for each page where nothing can be kept. */
  const seed = lasting.read('seed') ?? hex(crypto.getRandomValues(new Uint8Array(16)))
  lasting.write('seed', seed)

  /** When this visit began: kittens do not change under it, even when a period ends meanwhile. */
  const visit = Number(passing.read('visit')) || Date.now()
  passing.write('visit', String(visit))

  return { lasting, passing, seed, visit }
})

const hex = (bytes: Uint8Array) => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
