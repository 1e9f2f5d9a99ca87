export function POST({ cookies }) {
  cookies.set("user", "ada", { path: "/", httpOnly: true })
  return Response.json({ user: "ada" })
}
