interface Addresses {
  url?: string | undefined
  operator?: { website?: string | undefined; contact?: string | undefined } | undefined
}

/** Where hosts may write to whoever runs the portal: a mail address or a page; undefined where all are examples. */
export function contactOf({ operator, url }: Addresses): string | undefined {
  const given = [operator?.contact, operator?.website, url]
  return given.find(address => address !== undefined && !isExample(address))
}

/** A contact as the address of a link: it is a page, or a mail address written bare. */
export const contactLink = (contact: string): string =>
  contact.includes('@') && !contact.includes('/') ? `mailto:${contact}` : contact

/** RFC 2606 keeps this ending for examples: nobody can ever be reached there. */
export const isExample = (address: string): boolean => /\.example$/.test(hostOf(address))

const hostOf = (address: string): string =>
  URL.parse(address)?.hostname || address.slice(address.lastIndexOf('@') + 1)
