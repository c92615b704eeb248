import { vi } from 'vitest'

/** What Chromium sends a page that it would install, and what somebody answers when it asks. */
export function installable(outcome: 'accepted' | 'dismissed') {
  const prompt = vi.fn(async () => undefined)
  const event = new Event('beforeinstallprompt', { cancelable: true })
  Object.assign(event, { prompt, userChoice: Promise.resolve({ outcome }) })
  return { event, prompt }
}

/** Browsers by what they say of themselves. */
export const agents = {
  iphone: {
    userAgent:
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1',
    vendor: 'Apple Computer, Inc.',
    maxTouchPoints: 5,
  },
  mac: {
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15',
    vendor: 'Apple Computer, Inc.',
    maxTouchPoints: 0,
  },
  chromium: {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/141.0.0.0 Safari/537.36',
    vendor: 'Google Inc.',
    maxTouchPoints: 0,
  },
  firefox: {
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:146.0) Gecko/20100101 Firefox/146.0',
    vendor: '',
    maxTouchPoints: 0,
  },
}
