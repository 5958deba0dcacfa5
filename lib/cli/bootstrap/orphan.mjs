let watching = false

/**
 * Ends this process when the one that started it is gone, however it went: the channel between them
 * closes even when the parent is killed with SIGKILL. Does nothing without such a channel.
 */
export function exitWithParent() {
  if (watching || !process.channel) return
  watching = true
  process.on('disconnect', () => process.exit(1))
  // A listener alone would keep a finished program from ending.
  process.channel.unref()
}
