import { NestFactory } from "@nestjs/core"
import { cors } from "ofcors/nest"
import { AppModule } from "./app.module.js"

const app = await NestFactory.create(AppModule)
app.use(
  cors({
    allowedOrigins: ["http://localhost:3000"],
    allowCredentials: true,
    allowHeaders: ["content-type", "x-auth-token"],
  }),
)
await app.listen(process.env.PORT ?? 8000)
