import type { SettingNames } from "../setting-names.ts"
import type { ActionGroup } from "./action.ts"

/** A request that needs no preflight, and one that does. */
export const readingAndWriting = ({ allowHeaders }: SettingNames): ActionGroup => ({
  title: "Reading and writing",
  about: "The API keeps a shopping list. Anyone may read it; changing it takes a token in a header.",
  actions: [
    {
      id: "read",
      title: "Read the list",
      what: "A plain GET, as most pages begin with.",
      request: { client: "fetch", method: "GET", path: "/api/items", withCredentials: false },
      meaning: { 200: "The API allows this page's origin, so the script may read the answer." },
    },
    {
      id: "change",
      title: "Change an item",
      what: "A PUT with a JSON body and a header of our own, `X-Auth-Token`.",
      request: {
        client: "fetch",
        method: "PUT",
        path: "/api/items/1",
        headers: { "X-Auth-Token": "demo-token" },
        json: { name: "Bread", bought: true },
        withCredentials: false,
      },
      meaning: {
        200: `The preflight said yes: PUT is among the allowed methods, and \`x-auth-token\` stands in \`${allowHeaders}\`.`,
      },
    },
  ],
})
