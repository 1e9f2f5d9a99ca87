/** Puts the API of examples/react-django into dist, where `ofcors demo --django` takes it from. */
import { cpSync, rmSync } from "node:fs"

const from = new URL("../../../examples/react-django/api/", import.meta.url)
const to = new URL("../dist/django-api/", import.meta.url)

rmSync(to, { recursive: true, force: true })
cpSync(from, to, { recursive: true, filter: (path) => !/[\\/](?:\.venv|__pycache__)|\.sqlite3$/.test(path) })
