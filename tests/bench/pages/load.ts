/** HTTP load over keep-alive connections from this process. */
import { Agent, request } from 'node:http'
import { elapsedMs } from '@/lib/kernel/clock'

export type Target = { url: string; cookie?: string }

export function fetchText(agent: Agent, { url, cookie }: Target): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { accept: 'text/html', ...(cookie ? { cookie } : {}) } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}`))
        resolve(Buffer.concat(parts).toString('utf8'))
      })
      response.on('error', reject)
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** Milliseconds of each of `count` requests, `clients` at a time. */
export async function hit(target: Target, clients: number, count: number): Promise<number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const times: number[] = []
  let left = count
  const client = async () => {
    while (left > 0) {
      left -= 1
      const start = elapsedMs()
      await fetchText(agent, target)
      times.push(elapsedMs() - start)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  agent.destroy()
  return times
}
