import { api } from './server'

export type Message =
  | { kind: 'SMS'; id: string; at: string; to: string; sender: string; body: string }
  | { kind: 'NOTICE'; id: string; at: string; to: string; notice: string; params: Record<string, string>; subjectId: string }

/** Everything that has reached anybody in a world, newest first. */
export class Inbox {
  constructor(private readonly world: string) {}

  async messages(limit = 50): Promise<Message[]> {
    return (await api<{ items: Message[] }>('GET', `/${this.world}/inbox?limit=${limit}`)).items
  }

  /** The six figures of the newest text message. */
  async code(): Promise<string> {
    const newest = (await this.messages()).find((message) => message.kind === 'SMS')
    const code = newest?.kind === 'SMS' ? /验证码(\d{6})/.exec(newest.body)?.[1] : undefined
    if (!code) throw new Error('no code has arrived')
    return code
  }
}
