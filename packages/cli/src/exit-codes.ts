/** The check passed: script can read the response. Also: the command did what was asked. */
export const EXIT_READABLE = 0

/** The browser would block it, or the settings have an error. */
export const EXIT_BLOCKED = 1

/** The command was called wrongly: what shells expect. */
export const EXIT_USAGE = 2

/** Nothing could be said, because the server was not reached or the file not read. */
export const EXIT_UNREACHABLE = 3
