/** What pages name the script of partners by: `sha384-…`. */
export const integrity = 'sha384-AAAA'
