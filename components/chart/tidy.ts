/** A length of a drawing, to a hundredth. */
export const tidy = (length: number): number => Math.round(length * 100) / 100
