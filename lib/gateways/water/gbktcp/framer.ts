import { HEAD_BYTES, hasTrailer, lengthOf } from './frame'

/** BAD_LENGTH: the head is no length, or one out of bounds. TRUNCATED: the stream ended within a frame. */
export type FramerProblem = 'BAD_LENGTH' | 'NO_TRAILER' | 'TRUNCATED'
export type Framed = { frames: Uint8Array[]; problem: FramerProblem | null }

/**
 * Cuts what comes over TCP into frames, whatever the size of the pieces in which it comes. After a problem nothing more is read:
 * where the next frame begins is then anybody's guess. Keeps one frame at most, and sets memory aside only once its head is right.
 */
export class Framer {
  #frame = new Uint8Array(HEAD_BYTES)
  #filled = 0
  #problem: FramerProblem | null = null

  /** Bytes of a frame that is not yet whole. */
  get pendingBytes(): number {
    return this.#filled
  }

  /** The frames that are whole now; those before a problem are good. */
  push(chunk: Uint8Array): Framed {
    const frames: Uint8Array[] = []
    for (let at = 0; at < chunk.byteLength && this.#problem === null; ) {
      const taken = chunk.subarray(at, at + this.#frame.byteLength - this.#filled)
      this.#frame.set(taken, this.#filled)
      this.#filled += taken.byteLength
      at += taken.byteLength
      if (this.#filled < this.#frame.byteLength) break
      if (this.#filled === HEAD_BYTES) this.#begin()
      else this.#deliver(frames)
    }
    return { frames, problem: this.#problem }
  }

  /** The stream has ended. */
  end(): FramerProblem | null {
    if (this.#problem === null && this.#filled > 0) this.#fail('TRUNCATED')
    return this.#problem
  }

  /** A head has come: room for what it announces. */
  #begin(): void {
    const head = this.#frame
    const length = lengthOf(head)
    if (length === null) {
      this.#fail('BAD_LENGTH')
    } else {
      this.#frame = new Uint8Array(length)
      this.#frame.set(head)
    }
  }

  #deliver(frames: Uint8Array[]): void {
    if (hasTrailer(this.#frame)) {
      frames.push(this.#frame)
      this.#restart()
    } else {
      this.#fail('NO_TRAILER')
    }
  }

  #fail(problem: FramerProblem): void {
    this.#problem = problem
    this.#restart()
  }

  #restart(): void {
    this.#frame = new Uint8Array(HEAD_BYTES)
    this.#filled = 0
  }
}
