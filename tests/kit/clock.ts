import { api } from './server'

export type Step = 'minute' | 'quarter' | 'hour' | 'day' | 'week'

/** The clock of a world. A move comes back when everything that fell due on the way is done. */
export class Clock {
  constructor(private readonly world: string) {}

  private async advance(body: object): Promise<Date> {
    return new Date((await api<{ now: string }>('POST', `/${this.world}/clock/advance`, body)).now)
  }

  async now(): Promise<Date> {
    return new Date((await this.read()).now)
  }

  read(): Promise<{ now: string; mode: string; rate: number; nextDue: string | null }> {
    return api('GET', `/${this.world}/clock`)
  }

  /** A step, or so many seconds. */
  by(step: Step | number): Promise<Date> {
    return this.advance(typeof step === 'number' ? { bySeconds: step } : { by: step })
  }

  to(instant: Date | string): Promise<Date> {
    return this.advance({ to: typeof instant === 'string' ? instant : instant.toISOString() })
  }

  toNextDue(): Promise<Date> {
    return this.advance({ toNextDue: true })
  }

  /** Runs what is due now, and moves nothing. */
  settle(): Promise<Date> {
    return this.advance({ bySeconds: 0 })
  }

  async run(mode: 'REAL' | 'MANUAL' | { rate: number }): Promise<void> {
    await api('PUT', `/${this.world}/clock`, typeof mode === 'string' ? { mode } : { mode: 'ACCELERATED', ...mode })
  }
}
