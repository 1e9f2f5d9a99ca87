import { json } from "@sveltejs/kit"

export function POST({ cookies }) {
  cookies.set("user", "ada", { path: "/" })
  return json({ user: "ada" })
}
