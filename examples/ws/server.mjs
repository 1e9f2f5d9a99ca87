import { createServer } from "node:http"
import express from "express"
import { createPolicy } from "ofcors"
import { cors } from "ofcors/express"
import { guardUpgrade } from "ofcors/websocket"
import { WebSocketServer } from "ws"

// One policy, for requests and for WebSockets.
const policy = createPolicy({
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  allowHeaders: ["content-type", "x-auth-token"],
})

const app = express()
app.use(cors(policy))
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))
app.put("/api/items/:name", (request, response) => response.json({ saved: request.params.name }))
app.get("/api/fail", () => {
  throw new Error("the shelf fell down")
})

const sockets = new WebSocketServer({ noServer: true })
sockets.on("connection", (socket) => socket.send("hello"))

createServer(app)
  .on(
    "upgrade",
    guardUpgrade(policy, (request, socket, head) =>
      sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit("connection", opened, request)),
    ),
  )
  .listen(process.env.PORT ?? 8000)
