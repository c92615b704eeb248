import fc from 'fast-check'
import { headings, sizes, themes, type Choices } from '../../../src/core/embed/choices.ts'
import type { Piece } from '../../../src/core/embed/snippets.ts'
import { services } from '../../../src/core/services.ts'

export const known = { services, languages: ['fr', 'en'] }

const id = fc.stringMatching(/^[a-z0-9-]{1,60}$/)

/** Whatever a partner may choose. */
export const choices: fc.Arbitrary<Choices> = fc
  .record({
    services: fc.shuffledSubarray([...services], { minLength: 1 }),
    language: fc.option(fc.constantFrom('fr', 'en'), { nil: undefined }),
    theme: fc.constantFrom(...themes),
    accent: fc.option(fc.stringMatching(/^#[0-9a-f]{6}$/), { nil: undefined }),
    size: fc.constantFrom(...sizes),
    heading: fc.constantFrom(...headings),
    kittens: fc.uniqueArray(id, { maxLength: 20 }),
    only: fc.boolean(),
  })
  .map(({ language, accent, ...rest }) => ({
    ...rest,
    ...(language && { language }),
    ...(accent && { accent }),
    only: rest.only && rest.kittens.length > 0,
  }))

/** What somebody writes who means harm, or types badly. */
export const hostile: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...`<>"'&=/!-[]{}|()*_\`\\#: ax\n\t\0`) }),
  fc.constantFrom(
    '"><img src=x onerror=alert(1)>',
    '" onload="alert(1)',
    '</iframe><script>alert(1)</script>',
    '</style></ul><!--',
    '&quot;&#34;&lt;b&gt;',
    ']](javascript:alert(1))',
    '->javascript:alert(1)] [x',
    '{{https://evil.example/x.png}}',
    '</html><php>exit</php>',
    '\u202egnp.exe',
  ),
)

const address: fc.Arbitrary<string> = fc.oneof(
  fc.webUrl({ withQueryParameters: true, withFragments: true }),
  fc.constantFrom(
    'https://evil.example/?a=1&b="onx"&<c>',
    "https://a.example/'x'",
    'https://a.example/?a&lt;b&#39;',
  ),
)

/** Whatever snippets may be made of. */
export const pieces: fc.Arbitrary<Piece> = fc.record({
  base: fc.constantFrom('https://entraide.example/', 'https://a.example/outils/'),
  known: fc.constant(known),
  choices,
  language: fc.constantFrom('fr', 'en'),
  links: fc.array(fc.record({ label: hostile, address }), { minLength: 1, maxLength: 9 }),
  title: hostile,
  height: fc.integer({ min: 120, max: 4000 }),
  integrity: fc.constant('sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC'),
})
