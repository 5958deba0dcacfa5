import { panelTexts } from '@/components/panel/panel-texts'
import { jsonAnswer } from '@/lib/edge/api'
import { DEFAULT_LOCALE, LOCALES } from '@/lib/i18n'
import { cardsToTry, numbersToTry } from '@/lib/qa'

/** The panel's texts and the numbers and cards to try, asked for only where there is room for a panel: in every page they would be a sixth of it. */
export function GET(request: Request): Response {
  const asked = new URL(request.url).searchParams.get('locale')
  const locale = LOCALES.find((known) => known === asked) ?? DEFAULT_LOCALE
  return jsonAnswer({ texts: panelTexts(locale), numbers: numbersToTry(locale), cards: cardsToTry(locale) })
}
