/** Servers that need software which not every machine has: each kind that is missing says so. */
import { describeServers } from "./harness/describe-servers.ts"

await describeServers("apache", "caddy", "django", "fastapi", "flask", "next", "nginx", "starlette")
