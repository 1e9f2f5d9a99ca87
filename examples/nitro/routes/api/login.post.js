import { setCookie } from "nitro/h3"

export default (event) => {
  setCookie(event, "user", "ada", { httpOnly: true })
  return { user: "ada" }
}
