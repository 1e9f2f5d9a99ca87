import type { ActionGroup } from "./action.ts"
import { axiosCookies } from "./axios-cookies.ts"
import { fetchCookies } from "./fetch-cookies.ts"
import { readingAndWriting } from "./reading-and-writing.ts"
import { serverErrors } from "./server-errors.ts"

/** Everything that the page can do, in the order in which "Run all" does it. */
export const groups: readonly ActionGroup[] = [readingAndWriting, fetchCookies, axiosCookies, serverErrors]
