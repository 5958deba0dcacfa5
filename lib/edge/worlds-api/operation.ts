import type { z } from 'zod'
import type { ErrorCode } from '@/lib/kernel/errors'

type Shape = z.ZodObject
type Input<T> = T extends z.ZodType ? z.output<T> : undefined

/** One thing that the API does. `path` is below /api/worlds, with {parameters}. */
export type Operation = {
  id: string
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  summary: string
  params?: Shape
  query?: Shape
  body?: z.ZodType
  status: 200 | 201 | 204
  answer?: z.ZodType
  errors: readonly ErrorCode[]
  run(input: { params: never; query: never; body: never }): Promise<unknown>
}

type Given<P, Q, B> = {
  params?: P
  query?: Q
  body?: B
  run(input: { params: Input<P>; query: Input<Q>; body: Input<B> }): Promise<unknown>
}

/** The types of what `run` gets follow from the shapes. */
export function operation<P extends Shape | undefined = undefined, Q extends Shape | undefined = undefined, B extends z.ZodType | undefined = undefined>(
  one: Omit<Operation, 'run' | 'params' | 'query' | 'body'> & Given<P, Q, B>,
): Operation {
  return one as unknown as Operation
}
