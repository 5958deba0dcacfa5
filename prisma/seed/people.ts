/** Who lives in the demo world. Residents come by WeChat (openid), the others by name; all may be entered with one tap. */
export const RESIDENTS = [
  { openid: 'oDemoWang0000000000000000001', nickname: '王女士', walletFen: 50_000n, paymentPassword: '123456' },
  { openid: 'oDemoLi000000000000000000002', nickname: '李先生', walletFen: 100_000n, paymentPassword: '123456' },
] as const

/** Demo passwords, for worlds that nobody else reaches; every other world makes its own. */
export const STAFF = [
  { loginName: 'admin', displayName: '管理员', role: 'ADMIN', password: 'admin-demo' },
  { loginName: 'operator', displayName: '客服小陈', role: 'OPERATOR', password: 'operator-demo' },
  { loginName: 'qa', displayName: '测试工程师', role: 'QA', password: 'qa-demo' },
] as const

/** 户号 bound from the beginning. */
export const BOUND = [
  { openid: RESIDENTS[0].openid, billKey: '0100000002', alias: '爸妈家-主表' },
  { openid: RESIDENTS[0].openid, billKey: '0100000003', alias: '学院路小区-主表' },
  { openid: RESIDENTS[1].openid, billKey: '0100000004', alias: '望京花园-主表' },
] as const
