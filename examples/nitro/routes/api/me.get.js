import { HTTPError, getCookie } from "nitro/h3"

export default (event) => {
  const user = getCookie(event, "user")
  if (user === undefined) throw new HTTPError({ status: 401, message: "log in first" })
  return { user }
}
