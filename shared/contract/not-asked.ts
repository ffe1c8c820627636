/**
 * `error` of a source of a snapshot that was left out on purpose: the command did not need it. It is no failure,
 * and nothing is unknown for it.
 */
export const NOT_ASKED = 'not-asked'
