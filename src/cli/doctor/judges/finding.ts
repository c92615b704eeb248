import { placeOf, textOf, typeOf, type Answer } from '../answer.ts'
import { answer, given, isNear, type Finding, type Judge, type Seen } from '../seen.ts'

/** How search engines, and people who found a hole, find what they look for. */
export const finding: Judge = seen => [
  ...given(seen, 'robots').flatMap(barred),
  ...given(seen, 'robots', 'sitemap').flatMap(each => elsewhere(seen, each)),
  ...written(seen),
]

function barred(each: Answer): Finding[] {
  const everybody = /^user-agent:\s*\*\s*\n(?:(?!user-agent:).*\n)*?disallow:\s*\/\s*$/im.test(
    `${textOf(each)}\n`,
  )
  return everybody
    ? [
        {
          path: placeOf(each),
          message: 'keeps all search engines away',
          tip: 'remove "Disallow: /" unless you mean it',
          warning: true,
        },
      ]
    : []
}

/** Their addresses are those that pages name; of one that is asked on its own machine nothing can be said. */
function elsewhere(seen: Seen, each: Answer): Finding[] {
  if (isNear(seen.address)) return []
  const found = [...textOf(each).matchAll(/(?:<loc>|^sitemap:)\s*(\S+?)\s*(?:<\/loc>|$)/gim)].map(
    ([, href = '']) => href,
  )
  const foreign = found.filter(href => URL.parse(href)?.origin !== seen.address.origin)
  const [one] = foreign
  if (one === undefined) return []
  return [
    {
      path: placeOf(each),
      message: `names ${foreign.length} addresses that are not here, such as ${one}`,
      tip: 'write the public address as "url" into config/portal.yml, and build again',
    },
  ]
}

function written(seen: Seen): Finding[] {
  const each = answer(seen, 'security')
  if (!each || (each.status === 200 && typeOf(each) === 'text/plain' && /^contact:/im.test(textOf(each))))
    return []
  return [
    {
      path: placeOf(each),
      message: 'does not say whom to write to about a hole',
      tip: 'put a contact there (RFC 9116)',
      warning: true,
    },
  ]
}
