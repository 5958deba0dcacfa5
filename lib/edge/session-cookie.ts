/** Holds a token that names a session row; the row decides. */
export const SESSION_COOKIE = 'shuidan.session'
