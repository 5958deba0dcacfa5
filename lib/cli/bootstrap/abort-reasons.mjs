const abort = AbortController.prototype.abort

/**
 * React gives every drawn page an error as the reason why its work is over, and nobody reads it. Until its stack is read, V8 keeps the frames,
 * among them a Node `Immediate`; those hold one another in a row, and each holds a request: under load without a pause no request was ever
 * freed, and the server ended in half a minute. Reading the stack turns the frames into text.
 */
export function forgetFramesOfAborts() {
  AbortController.prototype.abort = function (...given) {
    if (given[0] instanceof Error) void given[0].stack
    return Reflect.apply(abort, this, given)
  }
}
