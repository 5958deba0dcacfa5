'use client'
import { createContext, useContext, type ReactNode } from 'react'

/** The few words that client components share, in the language of the page. `onlyLooking`: whoever is here may do nothing, so nothing to do it with is shown. */
export type ShellTexts = { offline: string; errorCode: string; requestId: string; onlyLooking?: boolean }

const Texts = createContext<ShellTexts>({ offline: '', errorCode: '', requestId: '' })

export function ShellTextsProvider({ texts, children }: { texts: ShellTexts; children: ReactNode }) {
  return <Texts value={texts}>{children}</Texts>
}

export const useShellTexts = () => useContext(Texts)
