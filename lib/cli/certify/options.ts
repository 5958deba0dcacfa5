/** The words behind `npm run certify --`. */
import { existsSync, readFileSync } from 'node:fs'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Text } from '@/lib/certification/engine'
import { err, ok, type Result } from '@/lib/kernel/result'

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

const OPTIONS = {
  protocol: text, url: text, 'company-id': text, 'merchant-id': text, key: text, signature: text, sandbox: flag, 'platform-key': text, 'company-key': text,
  unpaid: text, 'nothing-due': text, unknown: text, other: text, rare: text, 'rare-name': text, 'id-tail': text, amount: text,
  patience: text, 'max-messages': text, 'max-minutes': text, extensions: flag, 'may-leave': flag,
  world: text, company: text, fault: text, json: flag, junit: text, html: text, lang: text, help: flag,
} as const satisfies ParseArgsConfig['options']

export type Words = { -readonly [K in keyof typeof OPTIONS]?: (typeof OPTIONS)[K]['type'] extends 'boolean' ? boolean : string }

export const USAGE: Text = {
  zh: `npm run certify -- --protocol wxlifepay|json|gbk-tcp --url 地址 --company-id 机构号 --merchant-id 商户号
    --key 签名密钥 [--signature SHA1|SHA256] [--sandbox]            wxlifepay；密钥可写 @文件
    --platform-key SM2私钥 --company-key SM2公钥                     json，十六进制，可写 @文件
    --unpaid 有欠费户号 --nothing-due 无欠费户号 --unknown 不存在的户号 [--other 另一户号]
    [--rare 生僻字户号 --rare-name 户名] [--amount 分=100] [--patience 毫秒=5000]
    [--extensions] [--id-tail 身份证后四位] [--may-leave] [--max-messages 600] [--max-minutes 10]
    [--json] [--junit 文件] [--html 文件] [--lang zh|en]
  npm run certify -- --world 世界 --company 代码 [--fault 故障]      世界里的公司，其余自动取得；fault 演示有一处故障的模拟公司
  wxlifepay、json 用 http(s)://，gbk-tcp 用 tcp://主机:端口。退出码：0 通过，1 有不通过，2 用法不对。`,
  en: `npm run certify -- --protocol wxlifepay|json|gbk-tcp --url URL --company-id N --merchant-id N
    --key SIGNING_KEY [--signature SHA1|SHA256] [--sandbox]          wxlifepay; a key may be @FILE
    --platform-key SM2_PRIVATE --company-key SM2_PUBLIC              json, hex, may be @FILE
    --unpaid NUMBER --nothing-due NUMBER --unknown NUMBER [--other NUMBER]
    [--rare NUMBER --rare-name NAME] [--amount FEN=100] [--patience MS=5000]
    [--extensions] [--id-tail LAST4] [--may-leave] [--max-messages 600] [--max-minutes 10]
    [--json] [--junit FILE] [--html FILE] [--lang zh|en]
  npm run certify -- --world NAME --company CODE [--fault FAULT]     a company of a world, all else is taken from there; fault: a simulated company with one fault
  http(s):// for wxlifepay and json, tcp://host:port for gbk-tcp. Exit code: 0 passed, 1 something failed, 2 wrong usage.`,
}

const unknownOption = (what: string): Text => ({ zh: `不认识的参数：${what}`, en: `unknown argument: ${what}` })
const KEYS = ['key', 'platform-key', 'company-key'] as const

/** The words, with what stands in files; a text that says what is wrong. */
export function readWords(argv: readonly string[]): Result<Words, Text> {
  const parsed = parse(argv)
  return parsed.ok ? withFiles(parsed.value) : parsed
}

function parse(argv: readonly string[]): Result<Words, Text> {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true })
    return positionals.length > 0 ? err(unknownOption(positionals.join(' '))) : ok(values)
  } catch (error) {
    const [what = ''] = /--?[\w-]+/.exec(error instanceof Error ? error.message : '') ?? []
    return err(unknownOption(what))
  }
}

function withFiles(words: Words): Result<Words, Text> {
  const read: Words = { ...words }
  for (const name of KEYS) {
    const path = words[name]?.startsWith('@') ? words[name].slice(1) : null
    if (path === null) continue
    if (!existsSync(path)) return err({ zh: `读不到 --${name} 的文件 ${path}`, en: `there is no file ${path} for --${name}` })
    read[name] = readFileSync(path, 'utf8').trim()
  }
  return ok(read)
}
