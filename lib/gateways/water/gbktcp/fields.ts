/** What a place of a fixed-length message may hold. A field is data: its kind and its bytes. */

export type Side = 'LEFT' | 'RIGHT'

/** Whole characters, as many as there is room for; spaces behind them. Spaces at the end of a text are lost. */
export type TextField = { kind: 'TEXT'; bytes: number }
/** Printable ASCII without spaces, never cut; `mayBeBlank`: an empty one is sent as spaces. */
export type CodeField = { kind: 'CODE'; bytes: number; side: Side; mayBeBlank: boolean }
/** Figures that fill their place and look so. */
export type FiguresField = { kind: 'FIGURES'; bytes: number; pattern: RegExp; mayBeBlank: boolean }
/** A whole number from 0. `zeroIsBlank`: 0 is sent as spaces. */
export type CountField = { kind: 'COUNT'; bytes: number; side: Side; pad: ' ' | '0'; zeroIsBlank: boolean }
/** Fen from 0, on the right. */
export type FenField = { kind: 'FEN'; bytes: number; pad: ' ' | '0' }

export type Field = TextField | CodeField | FiguresField | CountField | FenField
export type ValueOfField<F extends Field> = F extends FenField ? bigint : F extends CountField ? number : string

/** Fields in the order in which they are written. */
export type Layout = Readonly<Record<string, Field>>
export type ValueOf<L extends Layout> = { [K in keyof L]: ValueOfField<L[K]> }

export const text = (bytes: number): TextField => ({ kind: 'TEXT', bytes })
export const code = (bytes: number, side: Side = 'LEFT'): CodeField => ({ kind: 'CODE', bytes, side, mayBeBlank: false })
export const codeOrBlank = (bytes: number): CodeField => ({ ...code(bytes), mayBeBlank: true })
export const figures = (bytes: number, pattern = /^\d+$/): FiguresField => ({ kind: 'FIGURES', bytes, pattern, mayBeBlank: false })
export const fen = (bytes: number, pad: ' ' | '0' = '0'): FenField => ({ kind: 'FEN', bytes, pad })
/** Of rows, and cubic metres. */
export const count = (bytes: number): CountField => ({ kind: 'COUNT', bytes, side: 'RIGHT', pad: ' ', zeroIsBlank: false })
export const countOrBlank = (bytes: number): CountField => ({ ...count(bytes), zeroIsBlank: true })
/** What a meter shows stands on the left. */
export const reading = (bytes: number): CountField => ({ ...count(bytes), side: 'LEFT' })
export const serial = (bytes: number): CountField => ({ ...count(bytes), pad: '0' })

const MONTH = '\\d{4}(0[1-9]|1[0-2])'
const DAY = `${MONTH}(0[1-9]|[12]\\d|3[01])`

export const month = (): FiguresField => figures(6, new RegExp(`^${MONTH}$`))
export const day = (): FiguresField => figures(8, new RegExp(`^${DAY}$`))
/** YYYYMMDDHHMMSS */
export const moment = (): FiguresField => figures(14, new RegExp(`^${DAY}([01]\\d|2[0-3])[0-5]\\d[0-5]\\d$`))
export const momentOrBlank = (): FiguresField => ({ ...moment(), mayBeBlank: true })

export const sizeOf = (layout: Layout): number => Object.values(layout).reduce((sum, { bytes }) => sum + bytes, 0)
