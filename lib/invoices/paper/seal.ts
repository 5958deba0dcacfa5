/** The oval seal of supervision (发票监制章). It says 模拟 three times: nobody may take it for the real one. */
import { INK, write, type Mark } from './marks'
import { squeeze } from './measure'

const OUTER = { rx: 15.5, ry: 8.9 }
const RING = 0.8
/** On which the letters of the arc stand, and how far apart they are, in degrees. */
const ARC = { rx: 11.9, ry: 5.6, from: -66, to: 66, size: 2.9 }

/** `x`, `y` is its middle; mm. */
export function seal(bureauName: string, x: number, y: number): Mark[] {
  const ellipse = (inset: number, width: number): Mark => ({ kind: 'ellipse', x, y, rx: OUTER.rx - inset, ry: OUTER.ry - inset, color: INK.seal, line: width })
  const [bureau, office] = splitName(bureauName)
  const row = (text: string, below: number, width: number, size: number) => write(text, x, y + below, { size: squeeze(text, width, size), color: INK.seal, anchor: 'middle' })
  return [ellipse(0, 0.5), ellipse(RING, 0.2), ...arc('模拟发票监制章', x, y), row('模拟', 1, 20, 3.6), row(bureau, 3.8, 20, 2.2), row(office, 6.2, 15.6, 1.9)]
}

/** 国家税务总局 | 北京市税务局. */
function splitName(name: string): [string, string] {
  const cut = name.indexOf('总局') + 2
  return cut < 2 || cut >= name.length ? [name, ''] : [name.slice(0, cut), name.slice(cut)]
}

function arc(text: string, x: number, y: number): Mark[] {
  const chars = [...text]
  const step = (ARC.to - ARC.from) / (chars.length - 1)
  return chars.map((char, n) => {
    const angle = ((ARC.from + n * step) * Math.PI) / 180
    const [dx, dy] = [ARC.rx * Math.sin(angle), -ARC.ry * Math.cos(angle)]
    // A letter stands upright on the ellipse: along its normal.
    const rotate = (Math.atan2(dx / ARC.rx ** 2, -dy / ARC.ry ** 2) * 180) / Math.PI
    return write(char, x + dx, y + dy, { size: ARC.size, color: INK.seal, anchor: 'middle', rotate })
  })
}
