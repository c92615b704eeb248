import type { ServiceId } from '../services.ts'
import { at, type Software } from './contract.ts'

const apps: Partial<Record<ServiceId, string>> = { pad: 'pad', calc: 'sheet', postit: 'kanban' }

export default {
  label: 'CryptPad',
  services: ['pad', 'calc', 'postit'],
  // An application's address ends in a slash and opening it creates for a guest: cryptpad/cryptpad
  // www/common/sframe-common.js. The document's own address is known after that, to the visitor alone.
  open: (base, options) => at(base, apps[options?.service ?? 'pad'] ?? 'pad', ''),
} satisfies Software
