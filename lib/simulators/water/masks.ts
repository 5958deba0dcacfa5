/** What a company shows of a person to somebody who has not proved who they are. */

/** `王建国` → `**国`, as WeChat Pay does; a longer name (an organisation) keeps its ends. */
export function maskName(name: string): string {
  const letters = Array.from(new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(name), (part) => part.segment)
  if (letters.length > 4) return `${letters.slice(0, 2).join('')}***${letters.slice(-2).join('')}`
  return '*'.repeat(Math.max(1, letters.length - 1)) + letters.slice(1).slice(-1).join('')
}

/** The last number, which tells the door, is hidden: `…2号楼1单元301` → `…2号楼1单元***`. */
export function maskAddress(address: string): string {
  return address.replace(/\d+(?=\D*$)/, '***')
}
