import { cookies } from "next/headers"

export async function POST() {
  const jar = await cookies()
  jar.set("user", "ada", { httpOnly: true })
  return Response.json({ user: "ada" })
}
