import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { services } from '../../src/core/services.ts'
import { filesIn, read } from './tree.ts'

const tags = filesIn('src/locales', '.json').map(file => file.replace(/^.*\/|\.json$/g, ''))
const fileOf = (tag: string, service: string) => `src/content/${tag}/services/${service}.md`

const guides = tags.flatMap(tag =>
  services.map(service => {
    const text = read(fileOf(tag, service))
    const body = text.slice(text.indexOf('\n---\n') + 5)
    const front: { title: string; description: string } = parse(text.split('\n---\n')[0] ?? '')
    return { tag, service, body, ...front }
  }),
)

it('there is a guide to each service in each language, and no other', () => {
  const expected = tags.flatMap(tag => services.map(service => fileOf(tag, service)))
  const found = filesIn('src/content', '.md').filter(file => file.includes('/services/'))
  expect(found.toSorted()).toEqual(expected.toSorted())
})

describe.each(guides)('the guide $tag/$service', ({ tag, service, body, title, description }) => {
  it('has the sections of all guides in its language, in their order', () => {
    const sections = (markdown: string) => markdown.match(/^## .*$/gm)
    expect(sections(body)).toHaveLength(5)
    expect(sections(body)).toEqual(sections(guides.find(guide => guide.tag === tag)?.body ?? ''))
  })

  it('leads in three steps over the button of its card', () => {
    const { create } = JSON.parse(read(`src/locales/${tag}.json`)).services[service]
    const steps = body.match(/^\d\. .*$/gm) ?? []
    expect(steps).toHaveLength(3)
    expect(steps.join(' ')).toContain(create)
  })

  it('is short enough to be read: 150 to 260 words', () => {
    const count = body.match(/[\p{L}\p{N}_’-]+/gu)?.length ?? 0
    expect(count).toBeGreaterThanOrEqual(150)
    expect(count).toBeLessThanOrEqual(260)
  })

  it('has a title and a description that search engines show whole', () => {
    expect(`${title} · Entraide`.length).toBeLessThanOrEqual(60)
    expect(title).not.toBe('')
    expect(description.length).toBeGreaterThanOrEqual(70)
    expect(description.length).toBeLessThanOrEqual(155)
  })
})
