import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort, started, type Running } from './running.ts'
import { servers, type ServerId } from '../core/serving/list.ts'
import { packed } from '../core/serving/servers/lighttpd.ts'
import type { Setup } from '../core/serving/setup.ts'
import type { Unpacked } from './webservers.ts'

/** What surrounds our configuration on a real machine, as little of it as will do, and how the server is started. */
interface Start {
  around: (folder: string, port: number, modules: Unpacked['modules']) => string
  command: (path: string, config: string, modules: Unpacked['modules']) => string[]
}

const nginx: Start = {
  around: (folder, _, modules) =>
    [
      `load_module ${modules('nginx/modules')}/ngx_http_brotli_static_module.so;`,
      `daemon off; master_process off; pid ${folder}/pid; error_log stderr; events {}`,
      'http { access_log off;',
      ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
        each => `${each}_temp_path ${folder}/${each};`,
      ),
      `include ${folder}/entraide; }`,
    ].join('\n'),
  command: (path, config) => [path, '-c', config, '-e', 'stderr'],
}

const apacheModules = [
  ...['mpm_event', 'authz_core', 'dir', 'mime', 'alias', 'headers', 'rewrite', 'filter', 'deflate'],
]
const apache: Start = {
  around: (folder, _, modules) =>
    [
      ...apacheModules.map(name => `LoadModule ${name}_module ${modules('apache2/modules')}/mod_${name}.so`),
      `ServerRoot ${folder}`,
      `PidFile ${folder}/pid`,
      `DefaultRuntimeDir ${folder}`,
      `ErrorLog ${folder}/log`,
      'ServerName 127.0.0.1',
      'TypesConfig /dev/null',
      `Include ${folder}/entraide`,
    ].join('\n'),
  command: (path, config) => [path, '-f', config, '-DFOREGROUND'],
}

const caddy: Start = {
  around: folder =>
    `{\n admin off\n auto_https off\n storage file_system ${folder}\n}\nimport ${folder}/entraide\n`,
  command: (path, config) => [path, 'run', '--adapter', 'caddyfile', '--config', config],
}

const lighttpd: Start = {
  around: folder =>
    [
      `server.bind = "${folder}/socket"`,
      `server.document-root = "${folder}"`,
      `include "${folder}/entraide"`,
    ].join('\n'),
  command: (path, config, modules) => [path, '-D', '-f', config, '-m', modules('lighttpd')],
}

/** A site that is at the portal’s name already, and has what is in this file. */
export type SiteAround = (listen: string, file: string) => string

export const starts = { nginx, apache, caddy, lighttpd } satisfies Record<ServerId, Start>

/** Starts one of them with a configuration of ours, made for an address of loopback that is free. */
export async function startServer(
  name: keyof typeof starts,
  { paths, modules, env }: Unpacked,
  folder: string,
  setup: Setup,
  site?: SiteAround,
): Promise<Running> {
  const port = await freePort()
  const { around, command } = starts[name]
  const { write, second } = site ? servers[name].inside : servers[name]
  const listen = `127.0.0.1:${port}`
  const file = join(folder, site ? 'inside' : 'entraide')
  const whole = { ...setup, listen, second: `${file}${second?.ending}` }
  await writeFile(file, write(whole).replace(packed, folder))
  if (site) await writeFile(join(folder, 'entraide'), site(listen, file))
  if (second) await writeFile(whole.second, second.write(whole))
  const config = join(folder, 'config')
  await writeFile(config, around(folder, port, modules))
  return started(command(paths[name], config, modules), port, { ...env, HOME: folder })
}
