import { createServer } from "node:http"
import express from "express"
import { createPolicy } from "ofcors"
import { cors } from "ofcors/express"
import { cors as socketCors } from "ofcors/socket-io"
import { Server } from "socket.io"

// One policy, for requests, for long polling and for WebSockets.
const policy = createPolicy({
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  allowHeaders: ["content-type", "x-auth-token"],
})

const app = express()
app.use(cors(policy))
app.get("/api/items", (request, response) => response.json(["tea", "milk"]))
app.get("/api/fail", () => {
  throw new Error("the shelf fell down")
})

const server = createServer(app)
const io = new Server(server)
io.engine.use(socketCors(policy))
io.on("connection", (socket) => socket.emit("said", "hello"))

server.listen(process.env.PORT ?? 8000)
