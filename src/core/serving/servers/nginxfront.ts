import { challenges, uncertified, type Setup } from '../setup.ts'

/** The servers around it: one in the clear, or one that has TLS and one that leads to it. */
export function front(setup: Setup, place: readonly string[]): string[] {
  const { name, listen, certificate } = setup
  const inside = place.map(line => (line === '' ? '' : `    ${line}`))
  const block = (lines: readonly string[]) => [
    'server {',
    ...lines.map(line => (line ? `    ${line}` : '')),
    '}',
  ]
  const named = [`server_name ${name};`, 'server_tokens off;']
  if (listen !== undefined)
    return ['server {', `    listen ${listen};`, ...named.map(line => `    ${line}`), '', ...inside, '}']

  const clear = ['listen 80;', 'listen [::]:80;', ...named]
  const challenge = `location ^~ ${challenges.path} { root ${challenges.root}; }`
  if (certificate === undefined)
    return [
      ...uncertified(setup, 'systemctl reload nginx'),
      ...['server {', ...[...clear, challenge, ''].map(line => (line ? `    ${line}` : '')), ...inside, '}'],
    ]
  return [
    ...block([
      ...['listen 443 ssl http2;', 'listen [::]:443 ssl http2;', ...named],
      `ssl_certificate "${certificate}/fullchain.pem";`,
      `ssl_certificate_key "${certificate}/privkey.pem";`,
      'ssl_protocols TLSv1.2 TLSv1.3;',
      'ssl_session_cache shared:entraide:1m;',
      '# Once all that is at this name has TLS for good, add to the headers below:',
      '#   add_header Strict-Transport-Security "max-age=31536000" always;',
      '',
      ...place,
    ]),
    '',
    ...block([...clear, challenge, 'location / { return 301 https://$host$request_uri; }']),
  ]
}
