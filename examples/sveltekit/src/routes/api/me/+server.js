import { error, json } from "@sveltejs/kit"

export function GET({ cookies }) {
  const user = cookies.get("user")
  if (user === undefined) error(401, "log in first")
  return json({ user })
}
