/** A page by which an obstacle in front of the tool is known, whatever the tool. */
export type Stranger = 'challenge' | 'parked' | 'other-product' | 'maintenance' | 'login-required'

/**
 * Pages that ask whether the visitor is a person: they come from in front of the tool and say nothing about it.
 * Most answer 200. What stands here is part of such a page alone: their assets' paths, their scripts' variables.
 */
const challenges = [
  // TecharoHQ/anubis web/index.templ.
  /\/\.within\.website\/x\/cmd\/anubis\//,
  // A page of Cloudflare's; `challenge-platform` alone is also put into pages that pass.
  /\b_cf_chl_opt\b|\bid="challenge-(?:form|running|error-text)"/,
  /\/\.well-known\/\.git\.gammaspectra\.live\/git\/go-away\//,
  /\/\.well-known\/ddos-guard\//,
  /\bsucuri_cloudproxy_js\b/,
  /\/_Incapsula_Resource\b/,
  /\bawsWafCookieDomainList\b|\/challenge\.js[^>]*awswaf/,
]

/** Boxes that a page of the tool may hold too: they count only where the tool does not show. */
const captchas = /\b(?:h-captcha|g-recaptcha|cf-turnstile|frc-captcha|mcaptcha|altcha-widget)\b/

/** Registrars and traders in names, by their words or by what their pages load. */
const parked = [
  /\b(?:buy this domain|(?:this|the) domain(?: name)?(?: [\w.-]+)? (?:is|may be) (?:for sale|parked))\b/i,
  /\bdomaine (?:est|peut être) (?:à vendre|parqué)|\bdomain (?:steht|ist) zum verkauf/i,
  /\b(?:sedoparking|parkingcrew|bodis|hugedomains|afternic|above|parklogic)\.(?:com|net)\b/i,
  /\bthis domain name has been registered with gandi\.net|\bce nom de domaine a été enregistré avec gandi\.net/i,
  /window\.location(?:\.href)?\s*=\s*["']\/lander\b/,
]

/** What servers show where nothing was set up. */
const unconfigured = [
  /<title>\s*welcome to (?:nginx|openresty|centos|caddy|tengine)/i,
  /<title>\s*apache2? (?:\w+ )?default page|<h1>It works!<\/h1>/i,
  /<title>\s*(?:[\w ]*test page for the |http server test page|iis windows|domain default page|web server's default page)/i,
  /<title>\s*(?:caddy works|default parallels plesk|félicitations ! votre domaine)/i,
]

/** Sites that are made with something else, and say so. */
const generated =
  /<meta\b(?=[^>]*\bname=["']?generator\b)[^>]*\bcontent=["']?(?:wordpress|dokuwiki|mediawiki|drupal|joomla|spip|typo3|hugo|jekyll|ghost|prestashop|plone|wix)\b/i

const maintenance =
  /\bmaintenance\b|\bback soon\b|\bbe right back\b|\bbientôt de retour\b|\bwartung(?:sarbeiten)?\b|\bmantenimiento\b|\bmanutenzione\b/i

const login =
  /(?:\b|_)(?:log[-_]?[io]n|sign[-_]?in|sso|saml2?|oauth2?|openid|oidc|cas|idp|auth|authelia|authentik|connexion)(?:\b|_)/i

/** Signs of pages that are nobody's tool, for those who can match a pattern and nothing more. */
export const strangers: readonly RegExp[] = [...challenges, ...parked, ...unconfigured]

/** Whether the page only asks if there is a person: none of the tool's own do. */
export const isChallenge = (body: string): boolean => challenges.some(sign => sign.test(body))

/** What a page is that does not show the tool. */
export function strangerIn(body: string): Stranger | undefined {
  if (parked.some(sign => sign.test(body))) return 'parked'
  if (generated.test(body) || unconfigured.some(sign => sign.test(body))) return 'other-product'
  if (maintenance.test(heading(body))) return 'maintenance'
  if (captchas.test(body)) return 'challenge'
  if (/<input[^>]*\btype\s*=\s*["']?password\b/i.test(body)) return 'login-required'
}

/** What a page on the way is, by the address it has. */
export function strangerAt(address: string): Stranger | undefined {
  const { hostname, pathname } = new URL(address)
  if (login.test(pathname) || login.test(hostname.split('.')[0] ?? '')) return 'login-required'
  if (maintenance.test(pathname)) return 'maintenance'
}

/** Whether a page that claims to be fine says in its title that it is an error, a list of files, or nothing at all. */
export const isHollow = (body: string): boolean =>
  body.trim() === '' ||
  /^\s*(?:(?:error\s+)?[45]\d\d\b|index of \/|not found|bad gateway)/i.test(heading(body))

/** The title and the first heading. */
function heading(body: string): string {
  const title = /<title[^>]*>([^<]*)/i.exec(body)?.[1] ?? ''
  const first = /<h1[^>]*>([^<]*)/i.exec(body)?.[1] ?? ''
  return `${title.trim()}\n${first.trim()}`
}
