import { createWriteStream, mkdirSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const LIMIT_BYTES = 8 * 1024 * 1024

/** An append-only log that keeps one older part beside it, so that a long run cannot fill the disk. */
export function openLogFile(file) {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  let size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  let stream
  const open = () => {
    stream = createWriteStream(file, { flags: 'a', mode: 0o600 })
    // A full disk must not stop the service that only wanted to say something.
    stream.on('error', () => {})
  }
  open()
  return {
    write(text) {
      size += text.length
      if (size > LIMIT_BYTES) {
        stream.end()
        renameSync(file, `${file}.old`)
        size = text.length
        open()
      }
      stream.write(text)
    },
    close: () => stream.end(),
  }
}
