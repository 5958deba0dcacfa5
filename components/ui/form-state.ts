'use client'
import { unstable_rethrow } from 'next/navigation'
import { createContext, useContext } from 'react'

/** `code: null`: no answer came at all. `quote`: null when it is a slip of the one who typed. */
export type Problem = { ok: false; code: string | null; message: string; requestId: string; quote: string | null }
export type FormState = { ok: true; data: unknown } | Problem | null
export type FormAction = (state: never, form: FormData) => Promise<FormState>

/** `sent`: what the answer is about. */
export const FormContext = createContext<{ state: FormState; pending: boolean; sent: FormData | null }>({ state: null, pending: false, sent: null })
export const useFormState = () => useContext(FormContext)

/** Calls a server action; a dead line becomes a problem to read instead of a lost page. */
export async function askServer(action: FormAction, form: FormData, offline: string): Promise<FormState> {
  try {
    return await (action as (state: null, form: FormData) => Promise<FormState>)(null, form)
  } catch (error) {
    unstable_rethrow(error)
    return { ok: false, code: null, message: offline, requestId: '', quote: null }
  }
}

/** Random without being guessable, also over plain HTTP on a home network, where crypto.randomUUID is missing. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
