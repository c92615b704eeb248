import { at, type Software } from './contract.ts'

export default {
  label: 'Lutim',
  services: ['pictures'],
  takes: ['language'],
  // Sets a cookie, then redirects to wherever the visitor comes from, another site included, and to the front page
  // only without Referer: open it with noreferrer. ldidry/lutim lib/Lutim/Controller/Image.pm change_lang.
  open: (base, options) => (options?.language ? at(base, 'lang', options.language) : at(base, '')),
} satisfies Software
