'use client'
import { useId, useState, type ChangeEvent } from 'react'
import { buttonClass } from '@/components/ui/button'
import { shrink, withPicture, type PictureProblem } from '@/components/ui/picture'

export type LicenceTexts = { label: string; choose: string; chosen: string; shrinking: string; hint: string; problems: Record<PictureProblem, string> }
type Props = { name: string; maxBytes: number; texts: LicenceTexts }
type Progress = { kind: 'none' | 'busy' } | { kind: 'chosen'; name: string } | { kind: 'wrong'; problem: PictureProblem }

/** A picture to send, from the camera or the album; made small enough before it leaves the phone. */
export function LicenceField({ name, maxBytes, texts }: Props) {
  const id = useId()
  const [progress, setProgress] = useState<Progress>({ kind: 'none' })
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? []
    if (!file) return setProgress({ kind: 'none' })
    // Nothing is sent until it is small enough.
    target.value = ''
    setProgress({ kind: 'busy' })
    const opened = await withPicture(file, (image, size) => shrink(image, size, maxBytes)).catch(() => ({ problem: 'NOT_IMAGE' as const }))
    const small = 'value' in opened ? opened.value : null
    if (!small) return setProgress({ kind: 'wrong', problem: 'problem' in opened ? opened.problem : 'TOO_BIG' })
    const files = new DataTransfer()
    files.items.add(new File([small], 'licence.jpg', { type: 'image/jpeg' }))
    target.files = files.files
    setProgress({ kind: 'chosen', name: file.name })
  }
  return (
    <div className="bg-cell px-4 py-3">
      <p className="text-note text-ink-2">{texts.label}</p>
      <label className={`${buttonClass('default', 'small')} tap mt-2 cursor-pointer focus-within:outline-2 focus-within:outline-brand-ink`}>
        {texts.choose}
        <input type="file" name={name} accept="image/*" onChange={choose} aria-label={texts.label} aria-describedby={`${id}-hint`} className="sr-only" />
      </label>
      <p id={`${id}-hint`} className="pt-2 text-note text-ink-2">
        {texts.hint}
      </p>
      <p role="status" className={`text-note ${progress.kind === 'wrong' ? 'text-danger' : 'text-ink-2'}`}>
        {progress.kind === 'busy' && texts.shrinking}
        {progress.kind === 'chosen' && texts.chosen.replace('{name}', progress.name)}
        {progress.kind === 'wrong' && texts.problems[progress.problem]}
      </p>
    </div>
  )
}
