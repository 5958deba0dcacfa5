/** Ends this process when the one that started it is gone. Call it first in every entry point. */
export function exitWithParent(): void
