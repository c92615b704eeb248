import { challenges, heading, literal, uncertified, type Server, type Setup } from '../setup.ts'

/** What surrounds the site's own `.htaccess`: it never changes with a build. */
const server: Server = {
  label: 'Apache',
  file: '/etc/apache2/sites-enabled/entraide.conf',
  write: setup => [...about(setup), '', ...hosts(setup), ''].join('\n'),
  inside: {
    file: '/etc/apache2/entraide.conf',
    write: setup => [...about(setup), '', ...place(setup), ''].join('\n'),
    joined: path => `Include ${path}`,
  },
}
export default server

const about = (setup: Setup): string[] =>
  [
    heading(setup, server).slice(0, 2),
    '# Run it again after each upgrade, and to go back: what is served is the folder named here, which is of one release.',
    '# Once: a2enmod headers rewrite ssl. All that depends on the build is in .htaccess, inside the site: each build and',
    '# each change of the pool writes it anew, and nothing has to be reloaded for them.',
  ].flat()

/** Outside the site, whose `.htaccess` knows nothing of it. */
const challenged = [
  `Alias ${challenges.path} ${challenges.root}${challenges.path}`,
  `<Directory ${challenges.root}${challenges.path}>`,
  '    AllowOverride None',
  '    Require all granted',
  '</Directory>',
]

const place = ({ base, site }: Setup): string[] => [
  ...(base === '/' ? [`DocumentRoot "${site}"`] : [`RedirectMatch 308 ^${base.slice(0, -1)}$ ${base}`]),
  ...(base === '/' ? [] : [`Alias ${base} "${site}/"`]),
  `<Directory "${site}">`,
  '    Options FollowSymLinks',
  '    AllowOverride FileInfo Indexes',
  '    Require all granted',
  '</Directory>',
]

function hosts(setup: Setup): string[] {
  const { name, listen, certificate } = setup
  const inside = place(setup)
  const host = (address: string, lines: readonly string[]) => [
    `<VirtualHost ${address}>`,
    ...[`ServerName ${name}`, 'TraceEnable Off', ...lines].map(line => `    ${line}`),
    '</VirtualHost>',
  ]
  if (listen !== undefined) return [`Listen ${listen}`, ...host(listen, inside)]
  if (certificate === undefined)
    return [...uncertified(setup, 'systemctl reload apache2'), ...host('*:80', [...challenged, ...inside])]
  return [
    ...host('*:443', [
      'SSLEngine on',
      `SSLCertificateFile "${certificate}/fullchain.pem"`,
      `SSLCertificateKeyFile "${certificate}/privkey.pem"`,
      '# Once all that is at this name has TLS for good:',
      '#   Header always set Strict-Transport-Security "max-age=31536000"',
      ...inside,
    ]),
    '',
    ...host('*:80', [
      ...challenged,
      `RedirectMatch 301 ^(?!${literal(challenges.path)})(.*)$ https://${name}$1`,
    ]),
  ]
}
