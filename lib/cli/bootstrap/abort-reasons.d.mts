export function forgetFramesOfAborts(): void
