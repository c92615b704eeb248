/**
 * What partners' pages name src/embed.ts by, by the number in its address. A line is added here with each release of a
 * script, and none is ever changed.
 */
export const published: Readonly<Record<string, string>> = {
  '1': 'sha384-VIxAA9qD+JKAFRy1h/emOOyazNzoGMAlvdGTIC2M80JwImdF+iNCkxx43+t7GWoh',
}
