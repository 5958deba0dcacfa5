'use client'
import { useRef, useState, type RefObject } from 'react'
import { readMeterCode } from '@/lib/kernel/meter-code'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Sheet } from '@/components/ui/sheet'
import { Spinner } from '@/components/ui/spinner'
import { readPicture } from './read-picture'
import type { ScanProblem, ScanTexts } from './scan-texts'
import { useCamera } from './use-camera'

type Props = { texts: ScanTexts; hosts: readonly string[]; onNumber: (number: string) => void; onClose: () => void }

/** The code on the meter's dial, from the camera or a picture (rule B4): only its number leaves this sheet. */
export default function ScanSheet({ texts, hosts, onNumber, onClose }: Props) {
  const video = useRef<HTMLVideoElement>(null)
  const [problem, setProblem] = useState<ScanProblem | null>(null)
  const [reading, setReading] = useState(false)
  const take = (text: string) => {
    const number = readMeterCode(text, hosts)
    if (number === null) setProblem('NOT_OURS')
    else onNumber(number)
  }
  const camera = useCamera(video, take)
  const pick = async (file: File) => {
    setReading(true)
    setProblem(null)
    const found = await readPicture(file)
    setReading(false)
    if ('problem' in found) setProblem(found.problem)
    else take(found.text)
  }
  const blind = camera === 'starting' || camera === 'on' ? null : camera
  const shown = reading ? null : (problem ?? blind)
  return (
    <Sheet label={texts.title} title={texts.title} closeLabel={texts.close} onClose={onClose}>
      <div className="px-6 pt-2 pb-6">
        <Viewfinder video={video} on={camera === 'on'} waiting={reading || camera === 'starting'} blind={blind !== null} />
        <p role="status" className={`min-h-14 py-3 text-center text-note ${shown ? 'text-danger' : 'text-ink-2'}`}>
          {shown ? texts.problems[shown] : reading ? texts.reading : camera === 'on' ? texts.aim : texts.starting}
        </p>
        <PictureButton label={texts.pick} busy={reading} onPick={pick} />
        <p className="pt-3 text-center text-note text-ink-2">{texts.onDevice}</p>
      </div>
    </Sheet>
  )
}

type View = { video: RefObject<HTMLVideoElement | null>; on: boolean; waiting: boolean; blind: boolean }

function Viewfinder({ video, on, waiting, blind }: View) {
  return (
    <div aria-hidden className={`relative mx-auto flex max-h-[44dvh] items-center justify-center overflow-hidden rounded-lg bg-secondary text-ink-2 ${blind ? 'h-32' : 'aspect-square'}`}>
      <video ref={video} autoPlay muted playsInline className={on ? 'absolute inset-0 size-full object-cover' : 'hidden'} />
      {waiting ? <Spinner className="relative size-8" /> : !on && <Icon name="scan" className="size-14" />}
      {on && <div className="absolute inset-[16%] rounded-lg border-2 border-brand" />}
    </div>
  )
}

function PictureButton({ label, busy, onPick }: { label: string; busy: boolean; onPick: (file: File) => void }) {
  return (
    <label aria-disabled={busy} className={`${buttonClass('default')} has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-brand-ink`}>
      {label}
      <input
        type="file"
        accept="image/*"
        disabled={busy}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          // The same picture may be chosen again.
          event.currentTarget.value = ''
          if (file) onPick(file)
        }}
      />
    </label>
  )
}
