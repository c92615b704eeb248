import type { Obstacle } from '../../../src/core/softwares/contract.ts'
import type { SoftwareId } from '../../../src/core/softwares/index.ts'

/** What a host answered, 200 unless said. */
export interface Sample {
  status?: number
  location?: string
  body?: string
}

/** Answers of a working tool, of a closed one, and of one that is broken in a way its status or body shows. */
export interface Answers {
  working: readonly [Sample, ...Sample[]]
  closed?: readonly (Sample & { reason: Obstacle })[]
  broken?: readonly Sample[]
  /** Of the second look. */
  gate?: {
    open: readonly [Sample, ...Sample[]]
    closed: readonly [Sample & { reason: Obstacle }, ...(Sample & { reason: Obstacle })[]]
  }
}

const guestNote =
  '<div class="ui-signin" style="float: right;">\n  <a type="button" href="https://host.test/new">'
const memberNote = '<div class="ui-signout"><a type="button" href="https://host.test/new">New note</a></div>'
const fileDrop = '<div id="upload"><input type="file" id="file_select" size="30"/></div>'
const hiddenPassword = '<input type="hidden" id="upload_password" name="upload_password" value=""/>'
const board = '<table class="board-table" id="board-table"><tr></tr></table>'

const customization: Answers['gate'] = {
  open: [
    { body: '    // AppConfig.disableAnonymousPadCreation = true;' },
    { body: ' *  AppConfig.disableAnonymousStore = false;' },
    { status: 404 },
  ],
  closed: [
    { reason: 'login-required', body: '    AppConfig.disableAnonymousPadCreation = true;' },
    { reason: 'login-required', body: 'AppConfig.disableAnonymousStore = true;' },
  ],
}

/** Written from what each software was seen to answer. A software without its row does not compile. */
export const answers: Record<SoftwareId, Answers> = {
  etherpad: {
    working: [
      { body: '<div id="editorcontainerbox" class="flex-layout"></div>' },
      { body: '<script src="../../padbootstrap-Xy1.min.js"></script>' },
    ],
    closed: [
      { reason: 'login-required', status: 401, body: 'Authentication Required' },
      { reason: 'login-required', status: 401, body: '{"error":"BACKEND.ERROR.PERMISSION.UNEXPECTED"}' },
    ],
    broken: [{ status: 404, body: 'Such a padname is forbidden' }],
  },
  hedgedoc: {
    working: [{ body: `${guestNote}New guest note</a></div>${memberNote}` }],
    closed: [
      {
        reason: 'login-required',
        body: `<div class="ui-signin" style=""><button class="btn">Sign In</button></div>${memberNote}`,
      },
      { reason: 'login-required', body: `<div class="ui-signin" style="">\n</div>${memberNote}` },
    ],
    broken: [{ body: memberNote }],
  },
  cryptpad: {
    working: [
      { body: 'define(function(){ return {"requireConf":{},"websocketPath":"/cryptpad_websocket"}' },
      {
        body: 'define(function(){ return {"httpSafeOrigin":"https://s.host.test","sso":{"force":0,"list":["x"]}}',
      },
      { body: 'define(function(){ return {"httpSafeOrigin":"https://s.host.test","sso":false}' },
    ],
    closed: [
      {
        reason: 'login-required',
        body: 'define(function(){ return {"httpSafeOrigin":"https://s.host.test",\n"sso": {\n"force": 1,"list":["x"]}}',
      },
    ],
    broken: [{ status: 502, body: 'Bad Gateway' }],
    gate: customization,
  },
  cryptpadcode: {
    working: [{ body: 'define(function(){ return {"httpSafeOrigin":"https://sandbox.host.test"}' }],
    closed: [
      { reason: 'login-required', body: '{"httpSafeOrigin":"https://s.host.test","sso":{"force":1}}' },
    ],
    broken: [{ body: '<!DOCTYPE html><title>404</title>' }],
    gate: customization,
  },
  jitsi: {
    working: [
      { body: '<title>Prosody BOSH endpoint</title>\n<p>It works! Now point your BOSH client to it.</p>' },
    ],
    broken: [
      { status: 502, body: 'Bad Gateway' },
      { body: '<title>Jitsi Meet</title>' },
      { body: '<h1>It works!</h1>' },
    ],
    gate: {
      open: [
        { body: "hosts: {\n  domain: 'host.test',\n  // anonymousdomain: 'guest.host.test',\n}" },
        { body: "config.hosts.domain = 'host.test'\n//config.hosts.anonymousdomain = 'guest.host.test'" },
        { body: '    // tokenAuthUrl: "https://myservice.com/auth/{room}",' },
        { status: 404, body: 'Not Found' },
      ],
      closed: [
        {
          reason: 'login-required',
          body: "hosts: {\n  domain: 'host.test',\n  anonymousdomain: 'guest.host.test',\n}",
        },
        { reason: 'login-required', body: "config.hosts.anonymousdomain = 'guest.host.test';" },
        { reason: 'login-required', body: 'tokenAuthUrl: "https://myservice.com/auth/{room}",' },
      ],
    },
  },
  mirotalk: {
    working: [
      { body: '<script defer src="../js/client.js"></script>' },
      { body: '<script defer src="../js/Room.js"></script>' },
    ],
    closed: [
      { reason: 'login-required', status: 302, location: '/login' },
      { reason: 'login-required', status: 302, location: '/whoAreYou/entraide-probe' },
    ],
    broken: [{ status: 302, location: '/' }, { body: '<title>Waiting for the host</title>' }],
  },
  framadate: {
    working: [{ body: '<form name="formulaire" method="POST"><input id="poll_title" name="title"/></form>' }],
    closed: [{ reason: 'maintenance', status: 302, location: 'https://host.test/maintenance.php' }],
    broken: [{ status: 302, location: 'admin/install.php' }],
  },
  pollaris: {
    working: [{ body: '<input type="text" id="poll_title" name="poll[title]" required>' }],
    closed: [{ reason: 'login-required', status: 302, location: '/login' }],
    broken: [{ status: 500, body: 'Oops! An Error Occurred' }],
  },
  croodle: { working: [{ body: '<head><title>Croodle</title></head>' }] },
  dudle: { working: [{ body: '<h1>Dudle</h1>' }], broken: [{ status: 503 }] },
  ethercalc: {
    working: [{ body: 'true' }, { body: 'false' }, { status: 403, body: '_exists not available with CORS' }],
    broken: [
      { body: '<title>EtherCalc - Share the URL to your friends to edit together!</title>' },
      { body: '{"exists":false}' },
      { status: 403, body: 'Forbidden' },
    ],
  },
  lufi: {
    working: [
      { body: '{"max_file_size":null,"need_authentication":false,"stop_upload":false,"version":"0.07.3"}' },
    ],
    closed: [
      { reason: 'login-required', body: '{"need_authentication":true,"stop_upload":false}' },
      { reason: 'full', body: '{"need_authentication":false,"stop_upload":true}' },
    ],
    broken: [{ status: 404, body: 'Page not found' }],
  },
  send: {
    working: [{ body: 'OK' }],
    broken: [{ status: 500, body: 'Internal Server Error' }, { body: '<!DOCTYPE html><title>Send</title>' }],
    gate: {
      open: [{ body: '<title>Send</title>' }, { body: 'var AUTH_CONFIG = {"fxa_required":false};' }],
      closed: [
        { reason: 'login-required', body: 'var AUTH_CONFIG = {"client_id":"x","fxa_required":true};' },
      ],
    },
  },
  plik: {
    working: [
      { body: '{"maxFileSize":10000000000,"maxFilePerUpload":1000,"feature_authentication":"disabled"}' },
      { body: '{"maxFileSize":10000000000,"maxFilePerUpload":1000,"feature_authentication":"enabled"}' },
    ],
    closed: [
      { reason: 'login-required', body: '{"maxFilePerUpload":1000,"feature_authentication":"forced"}' },
    ],
    broken: [{ body: 'ok' }],
  },
  jirafeau: {
    working: [{ body: fileDrop + hiddenPassword }],
    closed: [
      {
        reason: 'login-required',
        body: '<input type = "password"\n name = "upload_password" size = "40" />',
      },
    ],
    broken: [{ body: '<div class="error"><p>The file directory is not writable!</p></div>' }],
  },
  psitransfer: {
    working: [{ body: '{"retentions":{"3600":"1 Hour"},"defaultRetention":"604800"}' }],
    closed: [{ reason: 'login-required', status: 401, body: 'Unauthorized' }],
  },
  pairdrop: {
    working: [{ body: '{"signalingServer":false,"buttons":{}}' }],
    broken: [{ status: 301, location: '/' }],
  },
  filetolink: { working: [{ body: '<h1>File 2 Link</h1>' }], broken: [{ status: 500 }] },
  lutim: {
    working: [{ body: '{"always_encrypt":true,"image_magick":true,"upload_enabled":true}' }],
    closed: [{ reason: 'full', body: '{"always_encrypt":true,"image_magick":true,"upload_enabled":false}' }],
    gate: {
      open: [{ body: '<input type="file" name="file" id="lutim-file" accept="image/*">' }],
      closed: [
        { reason: 'login-required', body: '<input type="password" name="password">' },
        { reason: 'login-required', status: 302, location: '/login' },
      ],
    },
  },
  scrumblr: {
    working: [{ body: '0{"sid":"lv_VI97HAXpY6yYWAAAC","upgrades":["websocket"]}' }, { body: board }],
    broken: [
      { status: 502, body: 'Bad Gateway' },
      { status: 302, location: '/auth/realms' },
    ],
  },
  wbo: {
    working: [{ body: '<title>entraide-probe | WBO | Collaborative whiteboard</title>' }],
    broken: [{ status: 404 }, { status: 403, body: 'Access Forbidden' }],
  },
  excalidraw: {
    working: [{ body: '<title>Excalidraw Whiteboard</title>' }],
    broken: [{ body: '<title>Index of /</title>' }],
  },
  lstu: {
    working: [
      { body: '{"empty":28,"timestamp":1795392508,"urls":12}' },
      { body: '{"empty":"28","timestamp":1795392508,"urls":"12"}' },
    ],
    closed: [{ reason: 'full', body: '{"empty":0,"timestamp":1795392508,"urls":12}' }],
    gate: {
      open: [{ body: '<title>Lstu</title>' }],
      closed: [{ reason: 'login-required', status: 302, location: '/login' }],
    },
    broken: [{ status: 404, body: 'Page not found' }],
  },
  rsshort: {
    working: [{ body: '<input type="url" id="url_to" name="url_to" required autofocus>' }],
    broken: [{ status: 500 }],
  },
  yourls: {
    working: [{ body: '{"version":"1.10.4"}' }],
    closed: [
      { reason: 'login-required', status: 403, body: '{"message":"Please log in","errorCode":"403"}' },
    ],
    broken: [{ status: 403, body: 'Forbidden' }, { status: 503 }],
  },
  polr: {
    working: [{ body: "<input type='url' autocomplete='off' placeholder='http://' name='link-url' />" }],
    closed: [{ reason: 'login-required', status: 302, location: 'https://host.test/login' }],
    broken: [{ status: 302, location: 'https://host.test/setup' }],
  },
  privatebin: {
    working: [{ body: '{"@context":{"pb":"?jsonld=types#"},"CipherParameters":{"@container":"@list"}}' }],
    broken: [{ body: '<!DOCTYPE html><title>PrivateBin</title>' }],
  },
  yopass: {
    working: [{ body: '{"status":"ready"}' }],
    broken: [{ status: 503, body: '{"error":"database connectivity failed","status":"not ready"}' }],
    gate: {
      open: [{ body: '{"READ_ONLY":false,"REQUIRE_AUTH":false}' }, { status: 404 }],
      closed: [
        { reason: 'login-required', body: '{"READ_ONLY":false,"REQUIRE_AUTH":true}' },
        { reason: 'full', body: '{"READ_ONLY":true}' },
      ],
    },
  },
}
