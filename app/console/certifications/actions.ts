'use server'
import { redirect, RedirectType } from 'next/navigation'
import { runAction, type ActionState } from '@/lib/edge/action'
import { approveCertification, rejectCertification, revokeCertification } from '@/lib/invoices/certification'

function decide(verb: typeof approveCertification, form: FormData): Promise<ActionState> {
  return runAction<null>(async (ctx) => {
    const input = Object.fromEntries(form)
    await verb({ ctx, input })
    redirect(`/console/certifications/${String(input.certificationId)}`, RedirectType.replace)
  })
}

export async function approveAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decide(approveCertification, form)
}

export async function rejectAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decide(rejectCertification, form)
}

export async function revokeAction(_: ActionState, form: FormData): Promise<ActionState> {
  return decide(revokeCertification, form)
}
