export interface Command {
  summary: string
  /** What may follow, with one line for each. Absent: everything is passed on, --help too. */
  options?: Readonly<Record<string, string>>
  run: (args: string[]) => Promise<number>
}

export const address = {
  '--port NUMBER': 'where to listen, 4173 unless given; 0 for any free port',
  '--host NAME': 'which address to listen on: this machine only, 127.0.0.1, unless given',
}

const folder = { '--config FOLDER': 'what to read, config unless given' }

/** What whoever runs a portal needs, in the order in which people meet it: in a checkout and in a release. */
export const operations = {
  check: {
    summary: 'check config/ and say what to mend',
    options: {
      ...folder,
      '--site FOLDER': 'where a copy of the shared pool is kept, dist unless given',
      '--write-schemas': 'also write the JSON Schemas that editors complete from',
    },
    run: async args => (await import('./check.ts')).check(args),
  },
  pool: {
    summary: 'write pool.json alone, for a site already built',
    options: { '--out FOLDER': 'where to write it, such as dist', ...folder },
    run: async args => (await import('./pool.ts')).pool(args),
  },
  probe: {
    summary: 'look which hosts work, and write health.json beside pool.json',
    options: {
      '--once': 'one run, for cron; so it is unless something else is asked',
      '--every 5m': 'a run every five minutes, for as long as the process lives',
      '--out FOLDER': "the site's folder, dist unless given",
      '--only WHAT':
        'a service such as pad, or an instance such as kitten/pad; if no host of it is reached, one or two others are asked whether this machine is cut off',
      '--explain INSTANCE': 'say what it was asked, what it answered and what follows; change nothing',
      '--from MONITOR':
        'take the word of the monitoring in config/portal.yml and visit nobody: prometheus, gatus …',
      '--json': 'print what was found as JSON',
      ...folder,
      '--pool FILE': "a pool.json to take instead of the configuration's pool",
      '--allow-loopback': 'also visit names that mean this machine, for tests',
    },
    run: async args => (await import('./probe.ts')).probe(args),
  },
  serve: {
    summary: 'serve dist/ as it is, the way a production server should',
    options: {
      ...address,
      '--dir FOLDER': 'what to serve, dist unless given',
      '--base PATH': 'where it is, such as /entraide/; as in config/portal.yml unless given',
    },
    run: async args => (await import('./serve.ts')).serve(args),
  },
  server: {
    summary: 'write what nginx, Caddy, Apache or lighttpd needs to serve the portal',
    options: {
      'nginx, caddy, apache or lighttpd':
        'which; the configuration is printed unless --out is given, but for lighttpd, which has two files',
      '--site FOLDER': 'the built site, dist unless given',
      '--config FOLDER': 'what it was built from, config unless given',
      '--out FILE': 'where to write it, such as /etc/nginx/conf.d/entraide.conf',
      '--then COMMAND':
        "what lets the server read it, such as 'nginx -t && systemctl reload nginx'; if that fails, what was there comes back",
      '--name NAME':
        "the portal's name in the network, that of its address in config/portal.yml unless given",
      '--base PATH': 'where it is below that name, such as /entraide/; as in config/portal.yml unless given',
      '--listen ADDRESS':
        'where to listen in the clear, such as 127.0.0.1:8080, behind a server that has TLS',
      '--inside':
        'write what goes into the site that is at this name already, where the portal is below a path',
      '--certificate FOLDER': 'with fullchain.pem and privkey.pem, where certbot keeps it unless given',
    },
    run: async args => (await import('./webserver.ts')).webserver(args),
  },
  doctor: {
    summary: 'look at a portal that is served somewhere, and say what is wrong with it',
    options: {
      ADDRESS: 'where it is, such as https://portal.example/',
      '--json': 'print what was found as JSON',
    },
    run: async args => (await import('./doctor.ts')).doctor(args),
  },
  monitors: {
    summary: 'write what Prometheus needs to probe the pool as this portal does',
    options: { '--out FOLDER': 'where to write blackbox.yml, targets.json and prometheus.yml', ...folder },
    run: async args => (await import('./monitors.ts')).monitors(args),
  },
} satisfies Record<string, Command>
