import type { About, Probe } from '../contract.ts'

/** With its key in the address or without: lib/Model/Paste.php getDeleteToken, js/privatebin.js. */
function deletion(address: string, token: string): string {
  const { origin, pathname, search } = new URL(address)
  return `${origin}${pathname}?pasteid=${search.slice(1)}&deletetoken=${token}`
}

export const about: About = {
  website: 'https://privatebin.info/',
  licence: 'zlib-acknowledgement',
  // It deletes: js/privatebin.js, lib/Controller.php.
  deletion,
  admin: /[?&]deletetoken=/,
  // Allows every origin, while the page forbids reading it from another: lib/Controller.php.
  browser: { sees: 'answer', path: '?jsonld=types' },
  // A string body with this Accept alone needs no preflight, which would fail: lib/Request.php.
  handovers: { text: { by: 'api', path: '', accept: 'application/json' } },
  // /?<id>#<key>: js/privatebin.js getPasteId, getPasteKey.
  keyless: () => '',
}

// What the API calls things (PrivateBin/PrivateBin js/types.jsonld): served by the program, not by its storage.
export const probe: Probe = {
  path: '?jsonld=types',
  shows: /"CipherParameters"/,
  evidence: 'signature',
  marks: /js\/privatebin\.js/,
}
