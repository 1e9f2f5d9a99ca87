export function loader({ request }) {
  const user = /(?:^|; )user=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1]
  if (user === undefined) throw Response.json({ error: "log in first" }, { status: 401 })
  return Response.json({ user })
}
