import type { About, Probe } from '../contract.ts'

export const about: About = {
  website: 'https://github.com/cydrobolt/polr',
  licence: 'GPL-2.0-or-later',
  browser: { sees: 'nothing' },
}

export const probe: Probe = {
  path: '',
  // cydrobolt/polr resources/views/index.blade.php.
  shows: /name=['"]link-url['"]/,
  // Without a public interface: app/Http/Controllers/IndexController.php.
  closed: [{ reason: 'login-required', status: 302, location: /\/login\b/ }],
  evidence: 'signature',
  marks: /name=['"]link-url['"]/,
}
