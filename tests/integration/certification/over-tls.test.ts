/** A company behind TLS, as real ones are: trusted roots only, and whoever is refused reads why. */
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer, type Server } from 'node:tls'
import forge from 'node-forge'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BEIJING } from '../simulators/harness'
import { useCertified } from './bench'
import { certifyUntil } from './command'
import { serveCompany } from './real-servers'

const world = useCertified('certifiedtls')
const servers = serveCompany(() => world().sim)
const folder = mkdtempSync(join(tmpdir(), 'shuidan-tls-'))
const root = join(folder, 'root.pem')
const { key, cert } = certificateFor('127.0.0.1')
const front: { server: Server; port: number } = { server: createServer({ key, cert }, (outer) => void pass(outer)), port: 0 }

beforeAll(async () => {
  writeFileSync(root, cert)
  await once(front.server.listen(0, '127.0.0.1'), 'listening')
  front.port = (front.server.address() as AddressInfo).port
})
afterAll(() => {
  front.server.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What ends TLS in front of a company's server. */
function pass(outer: NodeJS.ReadWriteStream): void {
  const inner = connect(Number(new URL(servers.http()).port), '127.0.0.1')
  inner.on('error', () => outer.end())
  outer.on('error', () => inner.destroy())
  outer.pipe(inner).pipe(outer)
}

/** Signed by itself, valid for an address and from here on, as the machine's clock has it. */
function certificateFor(ip: string): { key: string; cert: string } {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair(2048)
  const made = forge.pki.createCertificate()
  made.publicKey = publicKey
  made.serialNumber = '01'
  made.setSubject([{ shortName: 'CN', value: 'Shuidan test' }])
  made.setIssuer([{ shortName: 'CN', value: 'Shuidan test' }])
  made.validity.notAfter.setFullYear(made.validity.notBefore.getFullYear() + 1)
  made.setExtensions([{ name: 'basicConstraints', cA: true }, { name: 'subjectAltName', altNames: [{ type: 7, ip }] }])
  made.sign(privateKey, forge.md.sha256.create())
  return { key: forge.pki.privateKeyToPem(privateKey), cert: forge.pki.certificateToPem(made) }
}

const certifyAt = (url: string, env: Record<string, string> = {}) =>
  certifyUntil(null, ['--protocol', 'wxlifepay', '--url', url, '--company-id', BEIJING.companyId, '--merchant-id', BEIJING.merchantId, '--key', BEIJING.signingKey, '--unpaid', '0100000002', '--nothing-due', '0100000003', '--unknown', '0199999999'], env)

it('a company whose root is given passes', async () => {
  const { code, out } = await certifyAt(`https://127.0.0.1:${front.port}/`, { NODE_EXTRA_CA_CERTS: root })
  expect(code).toBe(0)
  expect(out).toMatch(/^通过：.*不通过 0/m)
})

it('without the root nothing is sent, and the report says what to do', async () => {
  const { code, out } = await certifyAt(`https://127.0.0.1:${front.port}/`)
  expect(code).toBe(1)
  expect(out).toContain('连接不上：服务器证书不受信任；私有根证书请用 NODE_EXTRA_CA_CERTS 给出（DEPTH_ZERO_SELF_SIGNED_CERT）')
})

it('a certificate of another name is none', async () => {
  const { code, out } = await certifyAt(`https://localhost:${front.port}/`, { NODE_EXTRA_CA_CERTS: root })
  expect(code).toBe(1)
  expect(out).toContain('服务器证书上不是这个域名（ERR_TLS_CERT_ALTNAME_INVALID）')
})

it('HTTP where TLS is expected is said, and so is a port that nobody listens on', async () => {
  expect((await certifyAt(servers.http().replace('http:', 'https:'))).out).toContain('连接不上：对方说的不是 TLS')
  const gone = createServer().listen(0, '127.0.0.1')
  await once(gone, 'listening')
  const { port } = gone.address() as AddressInfo
  await once(gone.close(), 'close')
  expect((await certifyAt(`http://127.0.0.1:${port}/`)).out).toContain('连接不上：端口没有监听（ECONNREFUSED）')
})
