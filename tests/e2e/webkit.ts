import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { createServer } from 'node:net'
import { Builder, Capabilities, type WebDriver } from 'selenium-webdriver'

// The nearest thing to Safari on Linux: Debian's packages webkit2gtk-driver and xvfb, where they are installed.

const driverPath = '/usr/bin/WebKitWebDriver'
const [browserPath] = globSync('/usr/lib/*/webkit2gtk-4*/MiniBrowser')

export const hasWebKit = browserPath !== undefined && existsSync(driverPath) && existsSync('/usr/bin/Xvfb')

export interface WebKit {
  driver: WebDriver
  close: () => Promise<void>
}

/** A browser with a window that nobody sees. */
export async function launchWebKit(): Promise<WebKit> {
  const [port, display] = [await freePort(), `:${90 + (process.pid % 900)}`]
  const screen = spawn('/usr/bin/Xvfb', [display, '-screen', '0', '1280x900x24'], { stdio: 'ignore' })
  const server = spawn(driverPath, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_COMPOSITING_MODE: '1' },
  })
  const options = { binary: browserPath, args: ['--automation'] }
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': options,
  })
  const driver = await answering(() =>
    new Builder().usingServer(`http://127.0.0.1:${port}`).withCapabilities(capabilities).build(),
  )
  return {
    driver,
    async close() {
      await driver.quit().catch(() => undefined)
      // Its own processes outlive it.
      stopAll(server)
      screen.kill()
    },
  }
}

/** Tries until the driver listens. */
async function answering<Result>(act: () => PromiseLike<Result>): Promise<Result> {
  for (const end = Date.now() + 20_000; ;) {
    try {
      return await act()
    } catch (error) {
      if (Date.now() > end) throw error
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }
}

function stopAll({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid)
  } catch {
    // They have ended by themselves.
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}
