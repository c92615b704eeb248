import { at, type Software } from './contract.ts'

export default {
  label: 'rs-short',
  services: ['link'],
  // Its captcha lives in a SameSite=Strict cookie, so nothing can be handed over: lacontrevoie/rs-short src/main.rs.
  open: base => at(base, ''),
} satisfies Software
