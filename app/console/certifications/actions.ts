'use server'
import { actAndGo, type ActionState } from '@/lib/edge/action'
import { approveCertification, rejectCertification, revokeCertification } from '@/lib/invoices/certification'

const decide = (verb: typeof approveCertification, form: FormData) => actAndGo(verb, form, (_, { certificationId }) => `/console/certifications/${String(certificationId)}`)

export async function approveAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decide(approveCertification, form)
}

export async function rejectAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decide(rejectCertification, form)
}

export async function revokeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decide(revokeCertification, form)
}
