// The list of methods is too short.
// cause: request-method-not-listed
// method: PUT
import { NestFactory } from "@nestjs/core"
import { AppModule } from "BESIDE/_items.mjs"

// fix
const app = await NestFactory.create(AppModule) // broken
app.enableCors({ origin: "http://localhost:3000", methods: "GET,POST" }) // broken
await app.listen(0)

export default app.getHttpServer()
