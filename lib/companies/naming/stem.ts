const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|塔吉克|怒|鄂温克|普米|裕固|保安|独龙|各'
const AUTONOMOUS = new RegExp(`(?:(?:${PEOPLES})族|蒙古|哈萨克|柯尔克孜|锡伯|塔吉克)+自治[州县旗]$|(?:壮族|回族|维吾尔)自治区$`)
/** The longer ones first; what leaves less than two characters is none. */
const KINDS = [/(?:特别行政区|族?自治[州县旗区])$/, /(?:地区|新区|矿区|林区|特区)$/, /[省市区县旗州盟]$/]

const isStem = (text: string) => Array.from(text).length >= 2

/** What people say of a name: 恩施土家族苗族自治州 → 恩施, 神农架林区 → 神农架. Of one character nothing is left: 莘县, 城区. */
export function stemOf(name: string): string {
  const stems = [AUTONOMOUS, ...KINDS].map((kind) => name.replace(kind, ''))
  return stems.find((stem) => stem !== name && isStem(stem)) ?? name
}
