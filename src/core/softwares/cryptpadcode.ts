import { at, type Software } from './contract.ts'
import cryptpad from './cryptpad.ts'

/** CryptPad's Markdown editor, for hosts who prefer it to the rich text one. */
export default {
  ...cryptpad,
  label: 'CryptPad Code',
  services: ['pad'],
  open: base => at(base, 'code', ''),
} satisfies Software
