/** What the law wants said of a site and of whoever runs it. What is missing is said to be missing. */
export interface Legal {
  form?: string
  registration?: string
  address?: string
  phone?: string
  director?: string
  host?: { name: string; address?: string; phone?: string; website?: string }
  /** For how many days the server keeps its logs; 0: it writes none. */
  logs?: number
}
