import { createServer } from 'node:http'
import { expect, type Frame, type Page } from '@playwright/test'
import { listening } from '../../src/cli/serve.ts'

/** A site of somebody else, on an origin of its own. */
export interface Partner {
  url: string
  /** What its page is from now on, and the policy it is under. */
  show: (html: string, policy?: string) => void
  close: () => Promise<void>
}

export async function openPartner(): Promise<Partner> {
  let shown = ''
  let headers: Record<string, string> = {}
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html;charset=utf-8', ...headers }).end(shown)
  })
  const { port } = new URL(await listening(server))
  return {
    url: `http://town.example.localhost:${port}/`,
    show(html, policy) {
      headers = policy ? { 'Content-Security-Policy': policy } : {}
      shown = `<!doctype html><html lang="fr"><meta name="viewport" content="width=device-width"><title>Mairie</title><body>${html}`
    },
    close: () => new Promise(done => void (server.closeAllConnections(), server.close(() => done()))),
  }
}

/** The frame at this place on the page, once its links lead to kittens. */
export async function frameAt(page: Page, place = 0): Promise<Frame> {
  const frame = await page.locator('iframe').nth(place).elementHandle()
  const inside = await frame?.contentFrame()
  if (!inside) throw new Error(`There is no frame number ${place}.`)
  await inside.locator('.who:not(:empty)').first().waitFor()
  return inside
}

/** What partners paste of the portal at this address. */
export function snippets(url: string) {
  const full = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin'
  return {
    frame: (query: string, sandbox = full) =>
      `<iframe title="Outils" src="${url}embed/fr/${query}" sandbox="${sandbox}" style="border:0;width:100%" height="300"></iframe>`,
    script: `<script src="${url}embed/1.js" async></script>`,
    links: `<ul><li><a href="${url}fr/ouvrir/pad/">Créer un pad</a></li></ul>`,
  }
}

export const heightOf = (page: Page, place = 0) =>
  page
    .locator('iframe')
    .nth(place)
    .evaluate(each => each.getBoundingClientRect().height)
/** All of the frame comes into sight: it would scroll otherwise. */
export const fits = async (page: Page, place = 0) => {
  const inside = await frameAt(page, place)
  const wanted = () => inside.evaluate(() => document.documentElement.scrollHeight)
  await expect.poll(async () => Math.abs((await heightOf(page, place)) - (await wanted()))).toBeLessThan(2)
}

/** Every trace a page of this frame could have left on the device. */
export const tracesIn = (frame: Frame): Promise<unknown> =>
  frame.evaluate(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: await indexedDB.databases(),
    caches: await caches.keys(),
    cookies: document.cookie,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }))

/** What WordPress does on its pages, after wp-includes/js/wp-embed.js of WordPress 6: written anew, for tests. */
export const wordpress = `
addEventListener('message', ({ source, data }) => {
  if (!data || /[^a-zA-Z0-9]/.test(data.secret)) return
  for (const quote of document.querySelectorAll('blockquote[data-secret="' + data.secret + '"]')) quote.style.display = 'none'
  for (const frame of document.querySelectorAll('iframe[data-secret="' + data.secret + '"]')) {
    if (source !== frame.contentWindow) continue
    frame.removeAttribute('style')
    if (data.message === 'height') frame.height = Math.min(1000, Math.max(200, parseInt(data.value, 10)))
    const target = data.message === 'link' && new URL(data.value, location.href)
    if (target && target.host === new URL(frame.src).host && document.activeElement === frame)
      window.top.location.href = data.value
  }
})
document.addEventListener('DOMContentLoaded', () => {
  for (const frame of document.querySelectorAll('iframe.wp-embedded-content:not([data-secret])')) {
    frame.dataset.secret = 'k3x9w2ab'
    frame.src += '#?secret=k3x9w2ab'
  }
})`
