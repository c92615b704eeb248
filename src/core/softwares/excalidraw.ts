import { at, type About, type Options, type Probe, type Software } from './contract.ts'

/** Name and key stay behind the `#`, so no server ever sees them: excalidraw/excalidraw excalidraw-app/data/index.ts. */
function room(base: string, name: string, options?: Options): string {
  if (!options?.key) throw new Error('A board here cannot be opened without Options.key')
  return `${at(base, '')}#room=${name},${options.key}`
}

export default {
  label: 'Excalidraw',
  services: ['postit'],
  // Letters, digits, `_` and `-`, of any length: the pattern beside the one for the 22 characters of the key.
  name: { alphabet: 'portable', max: 60, typed: true, lasting: true },
  keyed: true,
  room,
} satisfies Software

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
