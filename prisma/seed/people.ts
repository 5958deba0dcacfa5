/** Who lives in the demo world. Residents come by WeChat (openid), the others by name; all may be entered with one tap. */
export const RESIDENTS = [
  { openid: 'oDemoWang0000000000000000001', nickname: '王女士', walletFen: 50_000n, paymentPassword: '123456' },
  { openid: 'oDemoLi000000000000000000002', nickname: '李先生', walletFen: 100_000n, paymentPassword: '123456' },
] as const

/** Who comes to them in the preset `family`: a home of three generations, bound over three cities. */
export const FAMILY = [
  { openid: 'oFamilyWangJianguo0000000001', nickname: '王建国', walletFen: 30_000n, paymentPassword: '123456' },
  { openid: 'oFamilyZhangXiulan0000000002', nickname: '张秀兰', walletFen: 5_000n, paymentPassword: '123456' },
  { openid: 'oFamilyWangXiao0000000000003', nickname: '王晓', walletFen: 1_000n, paymentPassword: '123456' },
] as const

/** Demo passwords, for worlds that nobody else reaches; every other world makes its own. */
export const STAFF = [
  { loginName: 'admin', displayName: '管理员', role: 'ADMIN', password: 'admin-demo' },
  { loginName: 'operator', displayName: '客服小陈', role: 'OPERATOR', password: 'operator-demo' },
  { loginName: 'tariff', displayName: '价格专员', role: 'TARIFF_MANAGER', password: 'tariff-demo' },
  { loginName: 'viewer', displayName: '查看员', role: 'VIEWER', password: 'viewer-demo' },
  { loginName: 'qa', displayName: '测试工程师', role: 'QA', password: 'qa-demo' },
] as const

/** 户号 bound from the beginning. */
export const BOUND = [
  { openid: RESIDENTS[0].openid, billKey: '0100000002', alias: '爸妈家-主表' },
  { openid: RESIDENTS[0].openid, billKey: '0100000003', alias: '学院路小区-主表' },
  { openid: RESIDENTS[1].openid, billKey: '0100000004', alias: '望京花园-主表' },
] as const

type Bound = { openid: string; companyCode: string; billKey: string; alias: string }

export const FAMILY_BOUND: readonly Bound[] = [
  { openid: FAMILY[0].openid, companyCode: 'beijing', billKey: '0100000002', alias: '我家-主表' },
  { openid: FAMILY[1].openid, companyCode: 'beijing', billKey: '0100000002', alias: '家里' },
  { openid: FAMILY[2].openid, companyCode: 'shanghai', billKey: '20000001', alias: '上海租房' },
  { openid: RESIDENTS[0].openid, companyCode: 'shanghai', billKey: '20000001', alias: '女儿的房子' },
  { openid: RESIDENTS[0].openid, companyCode: 'guangzhou', billKey: '300000000001', alias: '广州老家' },
]

/** 亲情卡 that are in use from the beginning. */
export const FAMILY_CARDS = [{ giver: RESIDENTS[0].openid, receiver: FAMILY[1].openid, relation: 'MOTHER', limitFen: 50_000n }] as const
