export const action = () => Response.json({ user: "ada" }, { headers: { "Set-Cookie": "user=ada; Path=/; HttpOnly" } })
