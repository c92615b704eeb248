import { everyOrigin, json, notFound, page, redirect, text } from './answers.ts'
import type { Answer, Kitten, OwnMood, Visit } from './kitten.ts'
import { randomHex, routes, type Route } from './visits.ts'

/** PsiTransfer: the visitor may choose the address of what will be shared, and other origins may upload. */
export const psitransfer: Kitten = {
  moods: ['login'],
  at: base => {
    const buckets = new Map<string, string[]>()
    return routes(
      {
        '': (visit, mood) => uploadPage(base, visit, mood),
        'lang.json': () => json({ upload: 'Upload' }),
        'config.json': forMembers(() =>
          json({ retentions: { '604800': '1 Week' }, defaultRetention: '604800' }),
        ),
        'OPTIONS files/': forMembers(accepted),
        'files/': forMembers(() => text('', 405)),
        'POST files/': forMembers(visit => startUpload(base, visit, buckets)),
        'PATCH files/*': forMembers(accepted),
      },
      (_visit, _mood, path) => bucket(path, buckets),
    )
  },
}

const tus = {
  ...everyOrigin,
  'access-control-expose-headers': 'Location, Upload-Offset',
  'tus-resumable': '1.0.0',
}

const accepted = (): Answer => ({ status: 204, headers: tus, body: '' })

/** Where uploads need a password, the refusal comes before the headers for other origins: they see a network error. */
const forMembers =
  (answer: Route): Route =>
  (visit, mood, rest) =>
    mood === 'login' ? text('Unauthorized', 401) : answer(visit, mood, rest)

function uploadPage(base: string, visit: Visit, mood: OwnMood): Answer {
  const sid = visit.query.get('sid') ?? undefined
  return page({
    software: 'psitransfer',
    place: mood === 'login' ? 'login' : 'create',
    title: 'PsiTransfer',
    room: sid,
    data: { shares: sid && `${base}${sid}` },
  })
}

/** tus 1.0: the bucket is in the metadata, each value in base64. */
function startUpload(base: string, visit: Visit, buckets: Map<string, string[]>): Answer {
  const pairs = (visit.headers['upload-metadata'] ?? '').split(',').map(pair => pair.trim().split(' '))
  const metadata = new Map(
    pairs.map(([name, value]) => [name, Buffer.from(value ?? '', 'base64').toString()]),
  )
  const [sid, name] = [metadata.get('sid'), metadata.get('name')]
  if (!sid || !name || !metadata.get('retention')) return text('tus meta prop missing', 400)
  buckets.set(sid, [...(buckets.get(sid) ?? []), name])
  return { status: 201, headers: { ...tus, location: `${base}files/${sid}++${randomHex(16)}` }, body: '' }
}

function bucket(path: string, buckets: ReadonlyMap<string, string[]>): Answer {
  const files = buckets.get(path.replace(/\.json$/, ''))
  if (!files) return notFound()
  if (path.endsWith('.json')) return json({ items: files.map(name => ({ metadata: { name } })) })
  return page({
    software: 'psitransfer',
    place: 'created',
    title: 'PsiTransfer',
    room: path,
    html: files.join(),
  })
}

/** PairDrop: nothing is kept, and the page alone reads what its address carries. */
export const pairdrop: Kitten = {
  moods: [],
  at: base =>
    routes(
      {
        '': visit => pairdropPage(visit),
        config: () => json({ signalingServer: false, buttons: {} }),
        'manifest.json': () => json({ name: 'PairDrop', share_target: { action: '/' } }),
      },
      // Whatever it does not know goes to the front page, and a form's content is lost on the way.
      () => redirect(301, base),
    ),
}

function pairdropPage(visit: Visit): Answer {
  const init = visit.query.get('init')
  return page({
    software: 'pairdrop',
    place: init === 'public_room' || init === 'pair' ? 'room' : 'create',
    title: 'PairDrop | Transfer Files Cross-Platform. No Setup, No Signup.',
    data: {
      init: init ?? undefined,
      text:
        visit.query.get('share_target') === 'text'
          ? (visit.query.get('url') ?? visit.query.get('text') ?? undefined)
          : undefined,
    },
    script: `if (new URLSearchParams(location.search).get('base64text') === 'hash')
  document.body.dataset.text = new TextDecoder().decode(Uint8Array.from(atob(location.hash.slice(1)), c => c.charCodeAt(0)))`,
  })
}

/** Jirafeau 4: its script answers in bare words. */
export const jirafeau: Kitten = {
  moods: ['login'],
  at: () =>
    routes({
      '': (_visit, mood) => jirafeauHome(mood),
      'script.php': visit => jirafeauScript(visit),
      'POST script.php': (_visit, mood) =>
        text(mood === 'login' ? 'Error 2' : `${randomHex(4)}\n${randomHex(3)}\n${randomHex(3)}`),
      'f.php': visit =>
        page({ software: 'jirafeau', place: 'created', title: 'Jirafeau', room: visit.query.get('h') ?? '' }),
    }),
}

const jirafeauHome = (mood: OwnMood): Answer =>
  page({
    software: 'jirafeau',
    place: mood === 'login' ? 'login' : 'create',
    title: 'Jirafeau, your web file repository',
    html:
      mood === 'login'
        ? '<form method="post"><input type = "password" name = "upload_password"></form>'
        : '<input type="file" id="file_select">',
    marks:
      '<link rel="stylesheet" href="media/courgette/style.css.php"><script src="lib/functions.js.php"></script>',
  })

function jirafeauScript(visit: Visit): Answer {
  if (visit.query.has('get_version')) return text('4.7.2')
  if (visit.query.has('get_capacity')) return text('2097152000')
  if (visit.query.has('get_maximal_upload_size')) return text('0')
  return text('Error 1')
}
