// Nobody has thought of CORS.
// cause: cors-not-configured
import { NestFactory } from "@nestjs/core"
import { AppModule } from "BESIDE/_items.mjs"

// fix
const app = await NestFactory.create(AppModule) // broken
await app.listen(0)

export default app.getHttpServer()
