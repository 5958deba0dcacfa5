export function fingerprint(
  root: string,
  paths: readonly string[],
  options?: { skip?: readonly string[]; extra?: readonly string[] },
): string
export function readStamp(file: string): string
