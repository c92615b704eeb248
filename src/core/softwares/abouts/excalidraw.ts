import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://github.com/excalidraw/excalidraw',
  licence: 'MIT',
  browser: { sees: 'nothing' },
  keyless: fragment => fragment.replace(/,.*/s, ''),
}

// A static page (excalidraw-app/index.html): whether boards are shared, and through whose server, does not show.
export const probe: Probe = {
  path: '',
  shows: /<title>[^<]*Excalidraw/,
  evidence: 'signature',
  marks: /<title>[^<]*Excalidraw/,
}
