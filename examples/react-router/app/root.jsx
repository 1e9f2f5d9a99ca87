import { cors } from "ofcors/fetch"
import { Outlet, Scripts } from "react-router"

const withCors = cors({
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  allowHeaders: ["content-type", "x-auth-token"],
  // react-router-serve runs in production mode, where refusals are not explained by themselves.
  explain: true,
})

// The root's first middleware is the first of all.
export const middleware = [({ request }, next) => withCors(() => next())(request)]

export default function Root() {
  return (
    <html lang="en">
      <body>
        <Outlet />
        <Scripts />
      </body>
    </html>
  )
}
