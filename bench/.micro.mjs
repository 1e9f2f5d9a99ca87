import { BODY, BY_HAND, SETTINGS } from "./servers/api.mjs"
import { cors } from "ofcors/fetch"
import { createPolicy } from "ofcors"
const bare = () => Response.json(BODY)
const policy = createPolicy({ ...SETTINGS, explain: false })
const set3 = (r) => { r.headers.set("Vary", "Origin"); r.headers.set("Access-Control-Allow-Origin", BY_HAND["Access-Control-Allow-Origin"]); r.headers.set("Access-Control-Allow-Credentials", "true"); return r }
const F = {
  bare: async () => bare(),
  "set x3": async () => set3(bare()),
  "get vary + set x3": async () => { const r = bare(); r.headers.get("Vary"); return set3(r) },
  "get, get, delete, set x3": async () => { const r = bare(); r.headers.get("Vary"); r.headers.get("Access-Control-Allow-Origin"); r.headers.delete("Access-Control-Allow-Credentials"); return set3(r) },
  "read origin": async (q) => { q.headers.get("origin"); return bare() },
  "read origin, method, url": async (q) => { q.headers.get("origin"); q.method; q.url; return bare() },
  "answer": async (q) => { policy.answer(q); return bare() },
  ours: cors({ ...SETTINGS, explain: false })(bare),
}
const N = 6000
const run = async (f) => { const b = process.cpuUsage(); for (let i = 0; i < N; i++) { const q = new Request("http://x/", { headers: { origin: "https://app.example.com", "user-agent": "x", accept: "*/*" } }); const r = await f(q); if (r.status !== 200) throw 1 } const a = process.cpuUsage(b); return (a.user + a.system) * 1000 / N }
const res = {}
for (let k = 0; k < 9; k++) for (const [n, f] of Object.entries(F)) (res[n] ??= []).push(await run(f))
for (const n in res) console.log(n.padEnd(28), res[n].sort((a, b) => a - b)[4].toFixed(0), "ns, least", res[n][0].toFixed(0))
