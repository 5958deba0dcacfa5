/** What simulated parties keep that is drawn from real chance, and so is no part of a world's state hash (rule Q6). */
export const SECRET_TABLES: readonly string[] = ['sim_water.code', 'sim_wechat.code_grant']
export const SECRET_COLUMNS: Record<string, readonly string[]> = { 'sim_wechat.app': ['secret_hash'], 'sim_phone.message': ['id', 'seq', 'body'] }
