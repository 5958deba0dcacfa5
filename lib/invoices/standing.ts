/** Of an invoice `i`: a red one has been issued for it (rule I6). */
export const IS_TAKEN_BACK = `EXISTS (SELECT 1 FROM invoice r WHERE r.red_of = i.id AND r.state = 'ISSUED')`
