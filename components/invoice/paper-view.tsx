'use client'
import { useState } from 'react'
import { Dialog, Modal, ModalOverlay } from 'react-aria-components'
import { Icon } from '@/components/ui/icon'
import type { Paper } from '@/lib/invoices/paper'
import { PaperSheet } from './paper-sheet'

/** `page`: 第 {page} 页 of several. */
export type PaperTexts = { enlarge: string; shrink: string; page: string }
type Props = { paper: Paper; texts: PaperTexts }

/** The sheets of an invoice as wide as the phone; a tap opens them three times as wide, to be moved about, read and copied from. */
export function PaperView({ paper, texts }: Props) {
  const [isLarge, setLarge] = useState(false)
  return (
    <>
      <div className="relative">
        <Sheets paper={paper} texts={texts} />
        <button type="button" aria-label={texts.enlarge} onClick={() => setLarge(true)} className="absolute inset-0 cursor-zoom-in rounded-lg" />
      </div>
      {isLarge && (
        <ModalOverlay isOpen onOpenChange={setLarge} className="fixed inset-0 z-20 animate-appear bg-ground">
          <Modal className="h-full">
            <Dialog aria-label={paper.title} className="flex h-full flex-col pt-[env(safe-area-inset-top)] outline-none">
              <button type="button" aria-label={texts.shrink} onClick={() => setLarge(false)} className="tap flex w-[var(--tap)] shrink-0 items-center justify-center self-end rounded-lg active:bg-pressed">
                <Icon name="close" className="size-5" />
              </button>
              {/* Reached by key too: nothing in it takes the focus, and it has to be moved. */}
              <div tabIndex={0} role="group" aria-label={paper.title} className="grow overflow-auto p-2 pb-[max(8px,env(safe-area-inset-bottom))]">
                <Sheets paper={paper} texts={texts} className="w-[max(100%,1000px)]" />
              </div>
            </Dialog>
          </Modal>
        </ModalOverlay>
      )}
    </>
  )
}

function Sheets({ paper, texts, className }: Props & { className?: string }) {
  const nameOf = (n: number) => (paper.pages.length === 1 ? paper.title : `${paper.title} ${texts.page.replace('{page}', String(n + 1))}`)
  return (
    <div className="flex w-full flex-col gap-2">
      {paper.pages.map((page, n) => (
        <PaperSheet key={n} paper={paper} page={page} label={nameOf(n)} className={className} />
      ))}
    </div>
  )
}
