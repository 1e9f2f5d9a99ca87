// The page sends cookies, and enableCors() without options allows everyone.
// cause: credentials-with-wildcard
// credentials: include
import { NestFactory } from "@nestjs/core"
import { AppModule } from "BESIDE/_items.mjs"

// fix
const app = await NestFactory.create(AppModule, { cors: true }) // broken
await app.listen(0)

export default app.getHttpServer()
