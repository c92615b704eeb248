import { ask, at, type About, type Probe } from '../contract.ts'

export const about: About = {
  website: 'https://framagit.org/framasoft/framadate/framadate',
  licence: 'CECILL-B',
  browser: { sees: 'presence', path: '' },
  // 24 characters, with clean addresses and without: app/inc/constants.php, app/inc/functions.php.
  admin: /^(?:[a-z0-9]{24}\/admin\b|adminstuds\.php\?admin=)/i,
  handovers: {
    // Step one shows what was posted and has no token; without `gotostep2` the visitor reads it before going on:
    // create_poll.php, app/classes/Framadate/Utils.php. A poll is at `studs.php?poll=` whether or not the server
    // rewrites addresses: Utils.php getUrlSondage. It wants an e-mail address as long
    // as it can send any (`use_smtp`, on unless said: tpl/admin/config.tpl).
    title: {
      by: 'form',
      path: 'create_poll.php',
      fields: {
        title: 'title',
        description: 'description',
        author: 'name',
        kind: 'type',
        language: 'lang',
        slug: 'customized_url',
      },
      with: { use_customized_url: 'on' },
      kinds: { dates: 'date', choices: 'classic' },
      asks: 'email',
      found: (base, slug) => ask(at(base, 'studs.php'), { poll: slug }),
    },
  },
}

export const probe: Probe = {
  // With its database down every page redirects to maintenance.php, itself a 200: app/inc/init.php.
  path: 'create_poll.php?type=date',
  shows: /id="poll_title"|name="formulaire"/,
  closed: [{ reason: 'maintenance', status: 302, location: /maintenance\.php/ }],
  evidence: 'functional',
  marks: /css\/frama\.css|js\/app\/create_poll\.js/,
}
