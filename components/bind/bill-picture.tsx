import type { Translate } from '@/lib/i18n'

/** A paper bill with the place of the 户号 marked (rule B3). */
export function BillPicture({ example, t }: { example: string; t: Translate }) {
  const lines = [104, 118, 132, 146]
  return (
    <figure className="px-4 pt-2">
      <svg role="img" aria-label={t('bind.picture')} viewBox="0 0 320 190" className="w-full rounded-lg bg-secondary">
        <path d="M48 18h224v154H48z" fill="#fff" />
        <g fontSize="12">
          <text x="160" y="38" textAnchor="middle" fontSize="13" fontWeight="600" fill="#191919">
            {t('bind.pictureBill')}
          </text>
          <text x="62" y="66" fill="#191919">
            {t('bind.pictureNumber')} {example}
          </text>
        </g>
        <rect x="56" y="50" width="136" height="24" rx="4" fill="none" stroke="#018942" strokeWidth="2.5" />
        <path d="M198 62h26m-26 0 7-5m-7 5 7 5" stroke="#018942" strokeWidth="2" fill="none" strokeLinecap="round" />
        <text x="229" y="66" fontSize="11" fontWeight="600" fill="#067a3c">
          {t('bind.pictureHere')}
        </text>
        {lines.map((y, index) => (
          <g key={y} fill="#d9d9d9">
            <rect x="62" y={y - 8} width={index % 2 ? 64 : 84} height="6" rx="3" />
            <rect x="176" y={y - 8} width="34" height="6" rx="3" />
            <rect x="226" y={y - 8} width="34" height="6" rx="3" />
          </g>
        ))}
        <path d="M62 90h196M62 154h196" stroke="#e5e5e5" />
        <rect x="206" y="158" width="54" height="7" rx="3" fill="#bdbdbd" />
      </svg>
      <figcaption className="pt-1.5 text-note text-ink-2">{t('bind.pictureNote')}</figcaption>
    </figure>
  )
}
