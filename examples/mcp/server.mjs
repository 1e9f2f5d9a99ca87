import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js"
import { localhostHostValidation } from "@modelcontextprotocol/sdk/server/middleware/hostHeaderValidation.js"
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js"
import express from "express"
import { cors } from "ofcors/express"

function createShop() {
  const server = new McpServer({ name: "shop", version: "1.0.0" })
  server.registerTool("items", { description: "What is on the list" }, () => ({
    content: [{ type: "text", text: "tea, milk" }],
  }))
  return server
}

const app = express()
app.use(
  cors({
    allowedOrigins: ["http://localhost:3000"],
    // The specification asks for 403 to foreign origins.
    rejectDisallowed: true,
    allowHeaders: ["content-type", "authorization", "mcp-session-id", "mcp-protocol-version", "last-event-id"],
    exposeHeaders: ["mcp-session-id"],
  }),
)
// Against DNS rebinding: only names of this machine.
app.use(localhostHostValidation())

app.all("/mcp", express.json(), async (request, response) => {
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true })
  response.on("close", () => transport.close())
  await createShop().connect(transport)
  await transport.handleRequest(request, response, request.body)
})

app.listen(process.env.PORT ?? 8000, "localhost")
