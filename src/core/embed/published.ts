/**
 * What partners' pages name src/embed.ts by, by the number in its address. A line is added here with each release of a
 * script, and none is ever changed.
 */
export const published: Readonly<Record<string, string>> = {
  '1': 'sha384-0iVB2YDyYNH1Y7voGy5ctE/RkyAFXuW4+11ZUBGe4eCu6Asr9iio4hh+VkvYiViN',
}
