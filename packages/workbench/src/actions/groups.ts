import { settingNames } from "../setting-names.ts"
import type { ActionGroup } from "./action.ts"
import { axiosCookies } from "./axios-cookies.ts"
import { fetchCookies } from "./fetch-cookies.ts"
import { readingAndWriting } from "./reading-and-writing.ts"
import { serverErrors } from "./server-errors.ts"
import { sessions } from "./session.ts"

/** Everything that the page can do with a server, in the order in which "Run all" does it. */
export function groupsFor(server: "node" | "django"): readonly ActionGroup[] {
  const [names, session] = [settingNames[server], sessions[server]]
  return [readingAndWriting(names), fetchCookies(names, session), axiosCookies(session), serverErrors]
}
