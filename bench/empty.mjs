/** All but nothing: what importing any module costs. */
export const NOTHING = undefined
