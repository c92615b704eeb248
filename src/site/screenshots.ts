/** One picture of the portal for the dialogue in which a browser asks whether to install it. */
export interface Screenshot {
  /** What it shows, a word of `manifest.shows` in the locales. */
  shows: 'home' | 'sheet' | 'rooms'
  form: 'narrow' | 'wide'
}

/** Taken by tests/e2e/screenshots.spec.ts, in this order shown. */
export const screenshots: readonly Screenshot[] = [
  { shows: 'home', form: 'narrow' },
  { shows: 'sheet', form: 'narrow' },
  { shows: 'rooms', form: 'narrow' },
  { shows: 'home', form: 'wide' },
  { shows: 'rooms', form: 'wide' },
]

/** What a browser shows a page in, in CSS pixels, and how many pixels of the picture make one of them. */
export const frames = {
  narrow: { width: 400, height: 800, scale: 1.5 },
  wide: { width: 1280, height: 800, scale: 1 },
} as const

/** Where one goes below public/, and below what the build writes. */
export const screenshotFile = (tag: string, { shows, form }: Screenshot): string =>
  `screenshots/${tag}/${shows}-${form}.png`

/** Its size in pixels. */
export function sizeOf({ form }: Screenshot): { width: number; height: number } {
  const { width, height, scale } = frames[form]
  return { width: width * scale, height: height * scale }
}
