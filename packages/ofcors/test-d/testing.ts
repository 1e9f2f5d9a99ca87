// The test kit takes each framework's own types, and its matchers fit Vitest's. Jest's are in test/jest.
import { createServer as createHttpServer } from "node:http"
import { createServer as createHttp2Server } from "node:http2"
import { createServer as createHttpsServer } from "node:https"
import { NestFactory } from "@nestjs/core"
import connect from "connect"
import express from "express"
import Fastify from "fastify"
import { Hono } from "hono"
import Koa from "koa"
import { expect } from "vitest"
import { type TestBrowser, createTestBrowser, page } from "../src/testing/index.ts"
import { corsMatchers } from "../src/testing/vitest.ts"

const tab = page("http://localhost:3000", { engine: "webkit", api: "https://api.example", cookies: ["sid=1"] })
void tab.fetch(express(), "/", { method: "PUT" })
void tab.fetch(connect(), "/")
void tab.fetch(Fastify(), "/")
void tab.fetch(new Koa<{ user: string }>(), "/")
void tab.fetch(new Hono<{ Variables: { user: string } }>(), "/")
void tab.fetch(await NestFactory.create(Object), "/")
void tab.fetch(createHttpServer(), "/")
void tab.fetch(createHttpsServer(), "/")
void tab.fetch(createHttp2Server(), "/")
void tab.fetch((request: Request) => new Response(request.url), new URL("https://api.example/"))
void tab.fetch({ fetch: async (request: Request) => new Response(request.url) }, new Request("https://api.example/"))

createTestBrowser({ thirdPartyCookies: "none" }) satisfies TestBrowser

// @ts-expect-error no application
void tab.fetch({}, "/")
// @ts-expect-error no application
void tab.fetch("http://localhost:8000", "/")
// @ts-expect-error how requests leave is not for a test to say
page("http://localhost:3000", { send: () => ({ error: "refused", message: "" }) })
// @ts-expect-error no engine
page("http://localhost:3000", { engine: "netscape" })

expect.extend(corsMatchers)
const report = tab.explain(express(), "/")
void (expect(report).toBeBlocked("header-not-allowed") satisfies Promise<void>)
void (expect(report).not.toExposeHeader("x-total", "3") satisfies Promise<void>)
void (expect(express()).toAllowOrigin("http://localhost:3000", { credentials: "include" }) satisfies Promise<void>)
// @ts-expect-error no finding has this code
void expect(report).toBeBlocked("header-not-permitted")
// @ts-expect-error a header has a name
void expect(report).toExposeHeader()
// @ts-expect-error a credentials mode has one of three names
void expect(express()).toAllowOrigin("http://localhost:3000", { credentials: "yes" })
