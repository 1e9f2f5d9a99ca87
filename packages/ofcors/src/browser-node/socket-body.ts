import type { Duplex } from "node:stream"
import type { BodyReader } from "./body-reader.ts"

/** The body as a stream: read as fast as it is consumed, erring where it breaks off, closing the connection at its end. */
export function socketBody(socket: Duplex, reader: BodyReader, first: Buffer): ReadableStream<Uint8Array> {
  let isOver = false
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const finish = (error?: unknown): void => {
          if (isOver) return
          isOver = true
          if (error === undefined) controller.close()
          else controller.error(error)
          socket.destroy()
        }
        const take = (chunk: Buffer): void => {
          if (isOver) return
          try {
            const bytes = reader.push(chunk)
            if (bytes.length > 0) controller.enqueue(new Uint8Array(bytes))
            if (reader.isDone) finish()
            else if ((controller.desiredSize ?? 0) <= 0) socket.pause()
          } catch (error) {
            finish(error)
          }
        }
        const end = (): void => {
          if (isOver) return
          try {
            reader.end()
            finish()
          } catch (error) {
            finish(error)
          }
        }
        socket.on("data", take)
        socket.on("end", end)
        socket.on("close", end)
        socket.on("error", finish)
        // An empty body is over before anything comes, and so is the rest of a connection that has ended.
        take(first)
        if (socket.readableEnded || socket.destroyed) end()
      },
      pull() {
        if (!isOver) socket.resume()
      },
      cancel() {
        isOver = true
        socket.destroy()
      },
    },
    { highWaterMark: 16 },
  )
}
