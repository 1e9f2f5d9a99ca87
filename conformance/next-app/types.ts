// The adapter fits Next's own types, as users write it.
import { type NextProxy, type NextRequest, NextResponse } from "next/server"
import { cors } from "ofcors/next"

const withCors = cors({ allowedOrigins: ["https://a.example"] })

export const proxy = withCors((request: NextRequest) =>
  request.nextUrl.pathname === "/old" ? NextResponse.redirect(new URL("/new", request.url)) : NextResponse.next(),
)
proxy satisfies NextProxy
withCors(() => NextResponse.next()) satisfies NextProxy

export const PUT = withCors(async (request: NextRequest, context: { params: Promise<{ name: string }> }) => {
  const { name } = await context.params
  return NextResponse.json({ name, query: request.nextUrl.search })
})
PUT satisfies (request: NextRequest, context: { params: Promise<{ name: string }> }) => Promise<Response>

// @ts-expect-error an origin has no trailing slash
cors({ allowedOrigins: ["https://a.example/"] })
