// The list of headers is too short.
// cause: request-header-not-listed
// method: PUT
// header: X-Tenant: acme
import { NestFactory } from "@nestjs/core"
import { AppModule } from "BESIDE/_items.mjs"

// fix
const app = await NestFactory.create(AppModule) // broken
app.enableCors({ origin: "http://localhost:3000", allowedHeaders: "Content-Type, Accept" }) // broken
await app.listen(0)

export default app.getHttpServer()
