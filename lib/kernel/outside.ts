/** How bytes reach a party outside. Real endpoints and simulated ones look the same from here. */

export type OutsideRequest = {
  /** `sim:<code>` of a water company, `sim:bank` or `sim:tax` (resolved with the world at call time), or an absolute URL of HTTP. */
  endpoint: string
  /** POST when not given. */
  method?: 'GET' | 'POST'
  /** With its query, for parties whose operations have addresses of their own; replaces the path of a URL. */
  path?: string
  headers: Record<string, string>
  body: Uint8Array
  timeoutMs: number
}

/**
 * ANSWERED: some bytes came back, whatever they say. TIMEOUT: the request may have arrived, no answer did.
 * UNREACHABLE: it certainly did not arrive (connection refused).
 */
export type OutsideAnswer = { outcome: 'ANSWERED'; status: number; headers: Record<string, string>; body: Uint8Array } | Unanswered
/** `why`: the code of the system or of TLS for it (ECONNREFUSED, CERT_HAS_EXPIRED); absent when there was nothing but silence. */
export type Unanswered = { outcome: 'TIMEOUT' | 'UNREACHABLE'; why?: string }

/** Bytes over a TCP connection of their own, for parties that speak no HTTP. `isWhole` sees each piece as it comes and says when no more is expected. */
export type TcpRequest = {
  /** `sim:<code>` of a water company, or tcp://host:port */
  endpoint: string
  body: Uint8Array
  timeoutMs: number
  isWhole(piece: Uint8Array): boolean
  /** The connection is half-closed behind the body: nothing more will come. */
  isEnd?: boolean
}
/** As above; a peer that ends the connection has said all it will. */
export type TcpAnswer = { outcome: 'ANSWERED'; body: Uint8Array } | Unanswered

export interface Outside {
  send(request: OutsideRequest): Promise<OutsideAnswer>
  /** Absent: nobody can be reached that way. */
  askTcp?(request: TcpRequest): Promise<TcpAnswer>
}

/** For whoever has nobody to ask: every address is out of reach. */
export const NOWHERE: Outside = { send: async () => ({ outcome: 'UNREACHABLE' }) }
