export const PUT = ({ params }) => Response.json({ saved: params.name })
