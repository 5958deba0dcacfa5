/** What simulated parties keep that is drawn from real chance, or from who of many came first, and so is no part of a world's state hash (rule Q6). */
export const SECRET_TABLES: readonly string[] = ['sim_water.code', 'sim_water.session', 'sim_wechat.code_grant', 'sim_bank.link', 'sim_bank.nonce', 'sim_tax.link', 'sim_tax.nonce']
export const SECRET_COLUMNS: Record<string, readonly string[]> = {
  'sim_wechat.app': ['secret_hash'],
  'sim_phone.message': ['id', 'seq', 'body'],
  'sim_bank.sign_up': ['code_hash'],
  // Those of one moment are numbered as they come.
  'sim_tax.application': ['serial'],
  // Movements of one moment are numbered as they come.
  'sim_bank.custodian_entry': ['seq', 'balance_fen'],
}
