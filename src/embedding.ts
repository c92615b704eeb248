/** What partners may name the script by that they paste, src/embed.ts: `sha384-…`. */
export const integrity: string = __INTEGRITY__
