export function parsePort(text: string | undefined, fallback: number): number | undefined
export function portProblem(port: number): Promise<string | undefined>
export function freePort(): Promise<number>
export function claimPorts(env?: Readonly<Record<string, string | undefined>>): Promise<{ port: number; outsidePort: number }>
