import { draws, pickCost, type Fairness, type Remap } from './draws.ts'
import { falseEjections, oneStrikeEjections, timeToEject } from './ejections.ts'
import { intentToVerdict, type IntentFigures } from './intents.ts'
import { firstNavigation, scenarios, type Successes } from './navigation.ts'
import { deadOffers, type OfferRates } from './offers.ts'

/** What `npm run simulate -- --json` prints. Shares are ratios from 0 to 1. */
export interface Figures {
  /** By uptime in percent, then by what is known. */
  deadOfferRate: Record<'95' | '97' | '99', OfferRates>
  /** By percent of lost probes; per healthy instance and month. */
  falseEjections: Record<'1' | '5' | '10', Record<'ours' | 'oneStrike', number>>
  timeToEjectRuns: number
  fairness: Fairness
  remap: Remap
  firstNavigation: Record<keyof typeof scenarios, Successes>
  intentToVerdictMs: IntentFigures
  pickMicroseconds: number
}

/** How much is simulated. */
export interface Size {
  days: number
  months: number
  devices: number
  visits: number
  intents: number
}

export const whole: Size = { days: 240, months: 5000, devices: 1_000_000, visits: 50_000, intents: 300_000 }

/** The same figures for the same size, except for the time that a pick takes. `now` in milliseconds. */
export function simulated({ days, months, devices, visits, intents }: Size, now: () => number): Figures {
  const ejections = (loss: number) => ({
    ours: falseEjections(loss, months),
    oneStrike: oneStrikeEjections(loss, months / 10),
  })
  const navigation = (scenario: keyof typeof scenarios) => firstNavigation(scenarios[scenario], visits)
  return {
    deadOfferRate: { 95: deadOffers(0.95, days), 97: deadOffers(0.97, days), 99: deadOffers(0.99, days) },
    falseEjections: { 1: ejections(0.01), 5: ejections(0.05), 10: ejections(0.1) },
    timeToEjectRuns: timeToEject(),
    ...draws(devices),
    firstNavigation: {
      blind: navigation('blind'),
      sixOfEightDown: navigation('sixOfEightDown'),
      fiveOfEightWronglyDown: navigation('fiveOfEightWronglyDown'),
    },
    intentToVerdictMs: intentToVerdict(intents),
    pickMicroseconds: pickCost(now),
  }
}
