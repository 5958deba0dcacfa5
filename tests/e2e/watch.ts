/** What a browser complains about: any of it fails the test that has not foreseen it. */
import { expect, type BrowserContext } from '@playwright/test'

/** Reports violations of the content security policy, also those that print nothing. */
function listen(): void {
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`CSP ${violatedDirective} ${blockedURI}`))
}

export class Watch {
  private readonly problems: string[] = []
  private readonly foreseen: RegExp[] = []

  /** A complaint that belongs to what the test does, such as a page that is not there. */
  foresee(complaint: RegExp): void {
    this.foreseen.push(complaint)
  }

  async over(context: BrowserContext): Promise<void> {
    await context.addInitScript(listen)
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') this.problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`)
    })
    context.on('weberror', (error) => void this.problems.push(`page error: ${String(error.error())}`))
    context.on('response', (response) => {
      if (response.status() >= 500) this.problems.push(`response ${response.status()}: ${response.request().method()} ${response.url()}`)
    })
  }

  check(): void {
    const unforeseen = this.problems.filter((problem) => !this.foreseen.some((complaint) => complaint.test(problem)))
    expect(unforeseen, 'the browser complained').toEqual([])
  }
}
