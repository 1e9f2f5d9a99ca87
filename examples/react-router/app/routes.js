import { prefix, route } from "@react-router/dev/routes"

export default prefix("api", [
  route("items", "api/items.js"),
  route("items/:name", "api/item.js"),
  route("login", "api/login.js"),
  route("me", "api/me.js"),
  route("fail", "api/fail.js"),
])
