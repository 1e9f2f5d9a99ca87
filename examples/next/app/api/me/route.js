import { cookies } from "next/headers"

export async function GET() {
  const user = (await cookies()).get("user")?.value
  if (user === undefined) return Response.json({ error: "log in first" }, { status: 401 })
  return Response.json({ user })
}
