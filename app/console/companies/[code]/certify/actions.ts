'use server'
import { startCertification } from '@/lib/certification/runs'
import { actAndGo, type ActionState } from '@/lib/edge/action'

export async function startCertificationAction(_: ActionState, form: FormData): Promise<ActionState> {
  return actAndGo(startCertification, form, ({ code, runId }) => `/console/companies/${code}/certify/${runId}`)
}
