import type { Mark, Paper, PaperPage, QrMark, TextMark } from '@/lib/invoices/paper'

/** As near to the printed face as the phone has one. */
const FACE = "'Songti SC', STSong, 'Source Han Serif SC', 'Source Han Serif CN', 'Noto Serif CJK SC', 'Noto Serif SC', SimSun, serif"

type Props = { paper: Pick<Paper, 'width' | 'height'>; page: PaperPage; label: string; className?: string }

/** One sheet, drawn as it prints; white in the dark too, as paper is. */
export function PaperSheet({ paper, page, label, className }: Props) {
  return (
    <svg viewBox={`0 0 ${paper.width} ${paper.height}`} role="img" aria-label={label} className={`block h-auto bg-white ${className ?? 'w-full'}`} fontFamily={FACE}>
      {page.marks.map((mark, n) => (
        <Drawn key={n} mark={mark} />
      ))}
    </svg>
  )
}

function Drawn({ mark }: { mark: Mark }) {
  switch (mark.kind) {
    case 'text':
      return <Words mark={mark} />
    case 'line':
      return <line x1={mark.x1} y1={mark.y1} x2={mark.x2} y2={mark.y2} stroke={mark.color} strokeWidth={mark.width} />
    case 'rectangle':
      return <rect x={mark.x} y={mark.y} width={mark.width} height={mark.height} fill="none" stroke={mark.color} strokeWidth={mark.line} />
    case 'ellipse':
      return <ellipse cx={mark.x} cy={mark.y} rx={mark.rx} ry={mark.ry} fill="none" stroke={mark.color} strokeWidth={mark.line} />
    case 'qr':
      return <path d={outline(mark)} fill={mark.color} shapeRendering="crispEdges" />
  }
}

function Words({ mark: { text, x, y, size, color, anchor, rotate } }: { mark: TextMark }) {
  return (
    <text x={x} y={y} fontSize={size} fill={color} textAnchor={anchor} transform={rotate ? `rotate(${rotate} ${x} ${y})` : undefined} xmlSpace="preserve">
      {text}
    </text>
  )
}

const outline = ({ x, y, module, runs }: QrMark) => runs.map(([column, row, length]) => `M${x + column * module} ${y + row * module}h${length * module}v${module}h${-length * module}z`).join('')
