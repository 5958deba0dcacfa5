/** Serves the reference as lib/cli/web.mjs serves the product: one process, one custom server. */
import { createServer } from 'node:http'
import next from 'next'
import { forgetFramesOfAborts } from '../../../../lib/cli/bootstrap/abort-reasons.mjs'

// Both servers are healthy ones.
forgetFramesOfAborts()

const port = Number(process.env.PORT)
const app = next({ dev: false, dir: import.meta.dirname, hostname: 'localhost', port })
await app.prepare()
const handle = app.getRequestHandler()
createServer((request, response) => handle(request, response)).listen(port, () => process.send?.('ready'))
process.once('disconnect', () => process.exit(0))
