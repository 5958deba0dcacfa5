import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { setFlagsFromString } from 'node:v8'
import next from 'next'
import { forgetFramesOfAborts } from './bootstrap/abort-reasons.mjs'
import { limitBody } from './bootstrap/body-limit.mjs'
import { trustPeer } from './bootstrap/forwarded.mjs'
import { exitWithParent } from './bootstrap/orphan.mjs'
import { headPage } from './bootstrap/page-headers.mjs'
import { parsePort } from './bootstrap/ports.mjs'
import { inProject, PROJECT } from './bootstrap/project.mjs'

/** A phone on a bad line sends its headers well within this; a client that only holds connections does not. */
const HEADERS_MS = 10_000
const REQUEST_MS = 30_000
const KEEP_ALIVE_MS = 30_000
/** Requests under way get this long when the server stops. */
const CLOSE_MS = 3000

// All of the heap is looked through once it has grown by so much, whatever its limit: a higher one is for what is kept, not for what could be collected.
setFlagsFromString('--heap-growing-percent=60')
exitWithParent()
forgetFramesOfAborts()
// The configuration as it was built: reading next.config.ts would load the compiler, some 60 MB, into the server.
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(JSON.parse(readFileSync(inProject('.next', 'required-server-files.json'), 'utf8')).config)
const port = parsePort(process.env.PORT, 3000)
const app = next({ dev: false, dir: PROJECT, hostname: 'localhost', port })
await app.prepare()
const handle = app.getRequestHandler()

const answer = limitBody((req, res) => {
  trustPeer(req)
  handle(req, res)
})
const server = createServer(
  { keepAlive: true, headersTimeout: HEADERS_MS, requestTimeout: REQUEST_MS, keepAliveTimeout: KEEP_ALIVE_MS },
  (req, res) => {
    headPage(req, res)
    answer(req, res)
  },
)
server.on('error', (error) => {
  console.error(error.message)
  process.exit(1)
})

function stop() {
  const force = setTimeout(() => server.closeAllConnections(), CLOSE_MS)
  force.unref()
  server.close(async () => {
    await Promise.race([app.close(), new Promise((resolve) => setTimeout(resolve, 1000))])
    process.exit(0)
  })
  server.closeIdleConnections()
}
process.once('SIGTERM', stop)
process.once('SIGINT', stop)

server.listen(port, process.env.HOST || undefined)
