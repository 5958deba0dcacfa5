'use client'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Icon } from './icon'

type Props = { label: string; title: string; closeLabel: string; onClose: () => void; busy?: boolean; children: ReactNode }

/** WeUI's half-screen dialog, `label` its name whatever step its title tells of: rises from the bottom of the phone (on a desk beside the panel: half of the stage, 950 px, left of the middle), holds the focus, closes by button or Escape. */
export function Sheet({ label, title, closeLabel, onClose, busy, children }: Props) {
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled={busy} onOpenChange={(open) => !open && !busy && onClose()} className="fixed inset-0 z-20 flex animate-appear items-end justify-center bg-overlay lg:right-auto lg:left-[calc(50%-475px)] lg:w-[390px]">
      <Modal className="max-h-[92dvh] w-full animate-rise overflow-y-auto rounded-t-xl bg-sheet pb-[env(safe-area-inset-bottom)] lg:w-[390px]">
        <Dialog aria-label={label} className="outline-none">
          <div className="grid grid-cols-[var(--tap)_1fr_var(--tap)] items-center pt-1">
            <button type="button" aria-label={closeLabel} aria-disabled={busy} onClick={() => !busy && onClose()} className="tap flex items-center justify-center rounded-lg active:bg-pressed">
              <Icon name="close" className="size-5" />
            </button>
            <Heading slot="title" level={2} className="text-center text-body font-semibold">
              {title}
            </Heading>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
