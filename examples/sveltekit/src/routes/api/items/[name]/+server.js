import { json } from "@sveltejs/kit"

export const PUT = ({ params }) => json({ saved: params.name })
