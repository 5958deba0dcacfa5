import type { ReactNode } from 'react'
import { CellGroup } from '@/components/ui/cells'
import type { Appearance, Theme } from '@/lib/edge/theme'
import type { Translate } from '@/lib/i18n'

type FormAct = (form: FormData) => Promise<void>
type Props = { t: Translate; now: Appearance; actions: { locale: FormAct; theme: FormAct; care: FormAct } }

/** Language, appearance and care mode; plain forms, so they also work before scripts are there. */
export function Preferences({ t, now, actions }: Props) {
  const themes: [Theme, string][] = [
    ['auto', t('me.themeAuto')],
    ['light', t('me.themeLight')],
    ['dark', t('me.themeDark')],
  ]
  return (
    <CellGroup title={t('me.settings')}>
      <Choice name="locale" label={t('common.language')} act={actions.locale} value={now.locale} options={[['zh-CN', '中文'], ['en', 'English']]} />
      <Choice name="theme" label={t('me.theme')} act={actions.theme} value={now.theme} options={themes} />
      <form action={actions.care} className="flex items-center gap-3 px-4 py-2">
        <input type="hidden" name="care" value={now.care ? '0' : '1'} />
        <span className="min-w-0 grow">
          <span id="care-label" className="block">{t('me.care')}</span>
          <span id="care-note" className="block text-note text-ink-2">{t('me.careNote')}</span>
        </span>
        <button type="submit" role="switch" aria-checked={now.care} aria-labelledby="care-label" aria-describedby="care-note" className="tap flex shrink-0 items-center justify-center">
          <Knob on={now.care} />
        </button>
      </form>
    </CellGroup>
  )
}

function Knob({ on }: { on: boolean }) {
  return (
    <span aria-hidden className={`flex h-8 w-[52px] items-center rounded-full p-0.5 ${on ? 'justify-end bg-brand' : 'bg-ink-3'}`}>
      <span className="size-7 rounded-full bg-white shadow" />
    </span>
  )
}

type ChoiceProps = { name: string; label: ReactNode; act: FormAct; value: string; options: [string, string][] }

function Choice({ name, label, act, value, options }: ChoiceProps) {
  return (
    <form action={act} className="flex flex-wrap items-center justify-between gap-x-3 px-4 py-2">
      <span id={`${name}-label`}>{label}</span>
      <fieldset aria-labelledby={`${name}-label`} className="flex min-w-0 flex-wrap gap-1">
        {options.map(([option, text]) => (
          <button
            key={option}
            type="submit"
            name={name}
            value={option}
            aria-pressed={option === value}
            className={`tap cursor-pointer rounded-lg px-3 text-note ${option === value ? 'bg-brand-soft font-medium text-brand-ink' : 'text-ink-2 active:bg-pressed'}`}
          >
            {text}
          </button>
        ))}
      </fieldset>
    </form>
  )
}
