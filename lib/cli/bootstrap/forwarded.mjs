const plain = (address = '') => address.replace(/^::ffff:/, '')

const isLoopback = (address) => address === '::1' || address.startsWith('127.')

/**
 * Makes `x-forwarded-for` one address that can be relied on, since some pages answer the loopback only.
 * A peer from elsewhere is its own address whatever it claims; a peer on the loopback that forwards
 * (a reverse proxy) has added the address it saw as the last one. Other `x-forwarded-*` count only from such a proxy.
 */
export function trustPeer(req) {
  const peer = plain(req.socket.remoteAddress)
  const claimed = req.headers['x-forwarded-for']?.split(',').at(-1)?.trim()
  if (isLoopback(peer) && claimed) {
    req.headers['x-forwarded-for'] = plain(claimed)
    return
  }
  for (const name of Object.keys(req.headers)) {
    if (name.startsWith('x-forwarded-') || name === 'forwarded' || name === 'x-real-ip') delete req.headers[name]
  }
  req.headers['x-forwarded-for'] = peer
}
