import { at, type Software } from './contract.ts'

export default {
  label: 'Lufi',
  services: ['drop'],
  takes: ['language'],
  // Sets a cookie, then redirects to the front page, or to the page the visitor comes from when it is the same
  // host's: ldidry/lufi lib/Lufi/Controller/Misc.pm change_lang.
  open: (base, options) => (options?.language ? at(base, 'lang', options.language) : at(base, '')),
} satisfies Software
