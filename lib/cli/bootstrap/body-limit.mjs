/** Photos of meters are the largest thing a resident sends, and they are shrunk before. */
export const BODY_LIMIT_BYTES = 1024 * 1024
const REFUSAL = Buffer.from(JSON.stringify({ code: 'BODY_TOO_LARGE', message: '请求内容过大' }))
/** How long a refused sender may go on; a connection closed at once would lose it the answer. */
const DRAIN_MS = 2000

function refuse(req, res) {
  res.writeHead(413, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': REFUSAL.length,
    connection: 'close',
  })
  res.write(REFUSAL)
  const timer = setTimeout(() => req.socket.destroy(), DRAIN_MS)
  req.on('close', () => clearTimeout(timer))
  req.on('end', () => res.end())
  req.resume()
}

/**
 * A body without a length is counted as it arrives and handed on only when it is whole, so that the
 * handler never starts on one that turns out too large. It waits in the request's own buffer.
 */
function countChunks(req, res, next) {
  const push = req.push.bind(req)
  let bytes = 0
  req.push = (chunk, encoding) => {
    bytes += chunk?.length ?? 0
    if (bytes <= BODY_LIMIT_BYTES) {
      push(chunk, encoding)
      if (chunk === null) next(req, res)
      return true
    }
    if (!res.headersSent) refuse(req, res)
    if (chunk === null) push(null)
    return true
  }
}

/** Wraps a request handler: a body over the limit is refused with 413 before the handler sees the request. */
export function limitBody(next) {
  return (req, res) => {
    const length = req.headers['content-length']
    if (length !== undefined && Number(length) > BODY_LIMIT_BYTES) return refuse(req, res)
    if (req.headers['transfer-encoding'] === undefined) return next(req, res)
    return countChunks(req, res, next)
  }
}
