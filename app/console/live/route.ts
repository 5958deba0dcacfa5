import { readLiveFigures } from '@/lib/console'
import { runApi } from '@/lib/edge/api'

/** The figures of the overview, for a page that is open. */
export async function GET(): Promise<Response> {
  return runApi(({ ctx }) => readLiveFigures({ ctx }))
}
