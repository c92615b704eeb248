/** A link that begins an e-mail with these words, to whom the visitor wants (RFC 6068: its lines end with CRLF). */
export function mailto(subject: string, text: string): string {
  const coded = (words: string) =>
    encodeURIComponent(words.replace(/\p{Surrogate}/gu, '\ufffd').replace(/\r\n?|\n/g, '\r\n'))
  return `mailto:?subject=${coded(subject.replace(/\s+/g, ' '))}&body=${coded(text)}`
}
