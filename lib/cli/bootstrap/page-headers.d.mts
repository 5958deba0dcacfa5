type Request = { headers: Record<string, string | string[] | undefined> }
type Answer = { setHeader(name: string, value: string): unknown; once(event: 'close', done: () => void): unknown }
export function headPage(req: Request, res: Answer): void
