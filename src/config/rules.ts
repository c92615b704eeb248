import {
  baseAddresses,
  contacts,
  missingAddresses,
  pageAddresses,
  sameAddressTwice,
} from './rules/addresses.ts'
import { changedColours, hopelessColours, missingWords, wordLanguages } from './rules/appearance.ts'
import { instanceIds, monitorNames, providerIds } from './rules/ids.ts'
import { monitorAddress, monitorSelect, monitorToken } from './rules/monitor.ts'
import { legalNotice } from './rules/legal.ts'
import { nobodyToWriteTo, noSecurityText, placeholders } from './rules/placeholders.ts'
import { fittingChanges, foreignChanges, knownPreferred, lostIds, wholeProviders } from './rules/changes.ts'
import type { Rule } from './rules/rule.ts'
import {
  sharedAddress,
  sharedAnswer,
  sharedClashes,
  sharedCopy,
  sharedRefusals,
  someHosts,
} from './rules/sharing.ts'
import { emptyServices, servedServices, thinServices } from './rules/services.ts'
import { staleStatement, statedAsAudited, statementDates, statementLanguages } from './rules/statement.ts'
import { takenHandovers } from './rules/handovers.ts'
import { countries, futureDates, languageTags, portalLanguages, repeatedWords } from './rules/words.ts'

/** What keeps the files from being used. */
export const rules: readonly Rule[] = [
  someHosts,
  sharedAddress,
  sharedAnswer,
  foreignChanges,
  wholeProviders,
  fittingChanges,
  knownPreferred,
  pageAddresses,
  baseAddresses,
  missingAddresses,
  contacts,
  sameAddressTwice,
  providerIds,
  instanceIds,
  monitorNames,
  monitorAddress,
  monitorToken,
  monitorSelect,
  servedServices,
  takenHandovers,
  emptyServices,
  repeatedWords,
  countries,
  languageTags,
  portalLanguages,
  wordLanguages,
  hopelessColours,
  futureDates,
  statedAsAudited,
  statementLanguages,
  statementDates,
]

/** What the operator should know, and may leave so. */
export const cautions: readonly Rule[] = [
  placeholders,
  nobodyToWriteTo,
  noSecurityText,
  legalNotice,
  staleStatement,
  sharedCopy,
  sharedRefusals,
  sharedClashes,
  lostIds,
  changedColours,
  missingWords,
  thinServices,
]
