type Peer = { headers: Record<string, string | undefined>; socket: { remoteAddress?: string } }
export function trustPeer(req: Peer): void
