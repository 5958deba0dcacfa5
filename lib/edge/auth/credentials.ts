import CredentialsProvider from 'next-auth/providers/credentials'
import { isDomainError } from '@/lib/kernel/errors'
import { logProblem } from '../log'

/** A credentials provider whose verb gives back a user id; a refusal travels as its code in the error parameter. */
export function credentials(id: string, fields: Record<string, object>, verb: (input: unknown) => Promise<string>) {
  return CredentialsProvider({
    id,
    name: id,
    credentials: fields,
    authorize: async (input) => {
      try {
        return { id: await verb(input) }
      } catch (error) {
        if (isDomainError(error)) throw new Error(error.code)
        logProblem('sign-in failed', { provider: id }, error)
        throw new Error('INTERNAL')
      }
    },
  })
}
