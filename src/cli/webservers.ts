import { existsSync, globSync } from 'node:fs'
import { resolve } from 'node:path'
import { unpackFromDebian, type Machine } from './debian.ts'

/** Debian's packages with each program, and with what a small machine lacks for it. */
const packages = {
  nginx: ['nginx', 'libnginx-mod-http-brotli-static', 'libbrotli1'],
  caddy: ['caddy'],
  apache: ['apache2-bin', 'libapr1', 'libaprutil1', 'libjansson4', 'liblua5.3-0', 'libnghttp2-14'],
  lighttpd: [
    'lighttpd',
    'lighttpd-mod-deflate',
    'lighttpd-modules-lua',
    'liblua5.4-0',
    'libdeflate0',
    'libnettle8',
    'libxxhash0',
  ],
  wrk: ['wrk', 'libluajit-5.1-2'],
} as const

export type Program = keyof typeof packages

/** Programs that are there, unpacked and not installed: nothing of theirs listens by itself. */
export interface Unpacked {
  /** The path of a program. */
  paths: Readonly<Record<Program, string>>
  /** The folder with the modules of `nginx/modules`, `apache2/modules` or `lighttpd`. */
  modules: (folder: string) => string
  /** What their libraries are found by. */
  env: Readonly<Record<string, string>>
}

/** Debian's web servers and wrk, brought if need be; undefined where they cannot be had. */
export async function webServers(machine: Machine): Promise<Unpacked | undefined> {
  const folder = resolve('.cache/debian')
  const at = (name: Program) => globSync(`usr/{bin,sbin}/${name}{,2}`, { cwd: folder })[0]
  const names = Object.keys(packages) as Program[]
  if (names.some(name => at(name) === undefined))
    await unpackFromDebian(machine, Object.values(packages).flat(), folder)
  if (names.some(name => at(name) === undefined)) return undefined

  const libraries = globSync('usr/lib/*-linux-gnu*', { cwd: folder }).map(each => resolve(folder, each))
  return {
    paths: Object.fromEntries(names.map(name => [name, resolve(folder, at(name) ?? '')])) as Record<
      Program,
      string
    >,
    modules: name => [resolve(folder, 'usr/lib', name), `/usr/lib/${name}`].find(existsSync) ?? name,
    env: { LD_LIBRARY_PATH: libraries.join(':') },
  }
}
