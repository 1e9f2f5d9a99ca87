export function GET({ cookies }) {
  const user = cookies.get("user")?.value
  if (user === undefined) return Response.json({ error: "log in first" }, { status: 401 })
  return Response.json({ user })
}
