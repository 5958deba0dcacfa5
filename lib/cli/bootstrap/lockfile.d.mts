type Entry = {
  version?: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  devOptional?: boolean
  link?: boolean
  os?: readonly string[]
  cpu?: readonly string[]
}
type Lock = { packages?: Readonly<Record<string, Entry>> }

export function installedMatchesLock(
  lock: Lock,
  installed: Lock,
  need: { dev: boolean; platform?: string; arch?: string },
): boolean
