/** Numbers from 0 to 1 that are the same in every run. (mulberry32, Tommy Ettinger, public domain.) */
export function dice(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How long until something that happens once per `mean`. */
export const wait = (random: () => number, mean: number): number => -Math.log(1 - random()) * mean

/** A standard normal number. (Box and Muller, 1958.) */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** How likely chance alone gives a chi-squared this large or larger: the series of the incomplete gamma function. */
export function chiSquaredP(chi2: number, degrees: number): number {
  const [a, x] = [degrees / 2, chi2 / 2]
  let term = 1 / gammaOf(a + 1)
  let sum = term
  for (let n = 1; n < 1000 && term > sum * 1e-12; n++) {
    term *= x / (a + n)
    sum += term
  }
  return Math.max(0, 1 - sum * x ** a * Math.exp(-x))
}

/** Of whole numbers and halves. */
function gammaOf(a: number): number {
  if (a === 0.5) return Math.sqrt(Math.PI)
  return a === 1 ? 1 : (a - 1) * gammaOf(a - 1)
}
