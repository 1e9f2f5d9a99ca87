import { index, route } from "@react-router/dev/routes"

export default [index("answer.js", { id: "index" }), route("*", "answer.js")]
