import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { claimPorts, freePort, parsePort, portProblem } from '@/lib/cli/bootstrap/ports.mjs'

describe('parsePort', () => {
  it.each([
    [undefined, 3000],
    ['', 3000],
    ['8080', 8080],
    [' 8080 ', 8080],
    ['65535', 65535],
  ])('reads %o as %o', (text, port) => {
    expect(parsePort(text, 3000)).toBe(port)
  })

  it.each(['0', '65536', '-1', '80.5', '1e3', 'http', '0x50', '999999'])('refuses %o', (text) => {
    expect(parsePort(text, 3000)).toBeUndefined()
  })
})

describe('claimPorts', () => {
  it('puts the outside world on the next port', async () => {
    const port = await freePort()
    const outside = await freePort()
    const env = { PORT: String(port), OUTSIDE_PORT: String(outside) }
    expect(await claimPorts(env)).toEqual({ port, outsidePort: outside })
  })

  it('names a port that another program holds, in one line', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await portProblem(port)).toBe('EADDRINUSE')
    const failure = claimPorts({ PORT: String(port) })
    await expect(failure).rejects.toThrow(new RegExp(`^端口 ${port} 已被占用.* / port ${port} is already in use[^\\n]*$`))
    server.close()
  })

  it('refuses the same port for both', async () => {
    await expect(claimPorts({ PORT: '4000', OUTSIDE_PORT: '4000' })).rejects.toThrow('OUTSIDE_PORT')
  })
})
