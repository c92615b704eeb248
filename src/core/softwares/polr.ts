import { at, type Software, type Probe } from './contract.ts'

export default {
  label: 'Polr',
  website: 'https://github.com/cydrobolt/polr',
  licence: 'GPL-2.0-or-later',
  services: ['link'],
  open: base => at(base, ''),
  browser: { sees: 'nothing' },
} satisfies Software

export const probe: Probe = {
  path: '',
  // cydrobolt/polr resources/views/index.blade.php.
  shows: /name=['"]link-url['"]/,
  // Without a public interface: app/Http/Controllers/IndexController.php.
  closed: [{ reason: 'login-required', status: 302, location: /\/login\b/ }],
  evidence: 'signature',
  marks: /name=['"]link-url['"]/,
}
