import { sharePage } from '../../../core/arrival/entry.ts'
import { isAnswer, placeOf, pointer, textOf, typeOf, type Answer } from '../answer.ts'
import { answer, answers, type Finding, type Judge, type Seen } from '../seen.ts'
import { advice } from '../words.ts'

/** What is not there, what nobody may have, and what leads elsewhere. */
export const missing: Judge = seen => [
  ...answers(seen, 'missingPage').flatMap(each => noPage(seen, each)),
  ...answers(seen, 'missingAsset').flatMap(each => noAsset(seen, each)),
  ...answers(seen, 'hidden').flatMap(each => uncovered(seen, each)),
  ...answers(seen, 'listing').flatMap(each => listed(seen, each)),
  ...slashless(seen),
  ...shared(seen),
]

function noPage(seen: Seen, each: Answer): Finding[] {
  const path = placeOf(each)
  if (each.status !== 404) {
    const tip = advice(seen, 'answer 404 with 404.html, never with a page of another address', 'missing')
    return [{ path, message: `answered with ${each.status}, and there is no such page`, tip }]
  }
  if (typeOf(each) === 'text/html' && textOf(each).includes('id="app"')) return []
  const tip = advice(seen, 'let 404.html be shown to who looks for a page', 'missing')
  return [{ path, message: 'missing, and the page that says so is not shown', tip }]
}

/** A page in the place of a script is a white page for who has an older build open. */
function noAsset(seen: Seen, each: Answer): Finding[] {
  const path = placeOf(each)
  const tip = advice(seen, 'answer 404 and a line of text', 'missing')
  if (each.status !== 404)
    return [{ path, message: `answered with ${each.status}, and there is no such file`, tip }]
  return typeOf(each) === 'text/html'
    ? [{ path, message: 'missing, and a page comes in its place', tip, warning: true }]
    : []
}

function uncovered(seen: Seen, each: Answer): Finding[] {
  // A page that stands for all that is missing is told of above.
  if (each.status !== 200 || typeOf(each) === 'text/html') return []
  const tip = advice(seen, 'give no file whose name begins with a dot', 'hidden')
  return [{ path: placeOf(each), message: 'anybody can read it', tip }]
}

function listed(seen: Seen, each: Answer): Finding[] {
  if (
    each.status !== 200 ||
    !/<title>\s*(index of|directory listing)|href="index-[\w-]+\.js"/i.test(textOf(each))
  )
    return []
  return [
    {
      path: placeOf(each),
      message: 'the folder is listed',
      tip: advice(seen, 'list none', 'listing'),
    },
  ]
}

/** People leave the slash out. */
function slashless(seen: Seen): Finding[] {
  const each = answer(seen, 'slashless')
  if (!each) return []
  const to = pointer(each)
  const wanted = `${new URL(each.url).pathname}/`
  const path = placeOf(each)
  if (to?.pathname === wanted && to.host === seen.address.host)
    return to.protocol === seen.address.protocol
      ? []
      : [
          {
            path,
            message: `leads to ${to.href}`,
            tip: 'let redirects keep the scheme: the proxy in front has to say it (X-Forwarded-Proto), or they leave the host out',
          },
        ]
  const said = to ? `leads to ${to.href}` : `answered with ${each.status}`
  return [
    {
      path,
      message: `${said} instead of leading to ${wanted}`,
      tip: advice(seen, 'lead there with 301 or 308', 'slash'),
    },
  ]
}

/** Of things shared to a portal whose service worker is gone. */
function shared(seen: Seen): Finding[] {
  const each = seen.replies.share?.[0]
  if (!each || !isAnswer(each)) return []
  const to = pointer(each)
  if (each.status === 303 && to?.hash === '#again' && to.pathname.endsWith(`/${sharePage}/`)) return []
  return [
    {
      path: placeOf(each),
      message: `answered with ${each.status} to what is shared by POST`,
      tip: `where the server can: 303 to ${placeOf(each)}#again, without reading what comes`,
      warning: true,
    },
  ]
}
