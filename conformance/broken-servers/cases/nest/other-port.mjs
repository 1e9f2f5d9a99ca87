// The list has the page's old port.
// cause: origin-not-in-allow-list
import { NestFactory } from "@nestjs/core"
import { AppModule } from "BESIDE/_items.mjs"

// fix
const app = await NestFactory.create(AppModule) // broken
app.enableCors({ origin: ["http://localhost:4200"] }) // broken
await app.listen(0)

export default app.getHttpServer()
