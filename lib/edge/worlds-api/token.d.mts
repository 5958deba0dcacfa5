export function worldsToken(secret: string): string
