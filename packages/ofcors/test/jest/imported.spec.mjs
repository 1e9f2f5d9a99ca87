import { describe, expect, test } from "@jest/globals"
import { cors } from "ofcors/express"
import { page } from "ofcors/testing"
import { corsMatchers } from "ofcors/testing/jest"
import express from "express"

expect.extend(corsMatchers)

const app = express()
app.use(cors({ allowedOrigins: ["http://localhost:3000"], exposeHeaders: ["x-total"], explain: false }))
app.all("/api/items", (_request, response) => response.set("x-total", "3").json(["tea"]))

describe("passes", () => {
  test("a page that is allowed", async () => {
    const report = page("http://localhost:3000").explain(app, "/api/items", { method: "PUT" })
    await expect(report).toBeReadable()
    await expect(report).toSendPreflight()
    await expect(report).toExposeHeader("x-total", "3")
    await expect(app).toAllowOrigin("http://localhost:3000")
  })

  test("a page that is not", async () => {
    const report = page("http://localhost:3001").explain(app, "/api/items")
    await expect(report).toBeBlocked("allow-origin-missing")
    await expect(report).not.toBeReadable()
    await expect(app).not.toAllowOrigin("http://localhost:3001")
  })
})

describe("fails", () => {
  test("toBeReadable", () => expect(page("http://localhost:3001").explain(app, "/api/items")).toBeReadable())
  test("not.toAllowOrigin", () => expect(app).not.toAllowOrigin("http://localhost:3000"))
})
