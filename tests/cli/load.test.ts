import { expect, test } from 'vitest'
import { readWrk } from '../../src/cli/load.ts'

test('what wrk prints becomes a row of figures', () => {
  const printed = `Running 3s test @ http://127.0.0.1:1/
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     1.20ms  300.00us   9.00ms   90.00%
  Latency Distribution
     50%    1.10ms
     75%    1.30ms
     90%    1.60ms
     99%    2.50ms
  1000 requests in 3.00s, 2.00MB read
  Non-2xx or 3xx responses: 4
Requests/sec:    333.33
Transfer/sec:    682.67KB
`
  expect(readWrk(printed)).toEqual([333, '1.10ms', '2.50ms', 2097, 4])
})
