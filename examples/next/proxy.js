import { NextResponse } from "next/server"
import { cors } from "ofcors/next"

// Before every route, so that errors and 404s have the headers too.
export const proxy = cors({
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  allowHeaders: ["content-type", "x-auth-token"],
})(() => NextResponse.next())

export const config = { matcher: "/api/:path*" }
