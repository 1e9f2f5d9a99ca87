export const action = ({ params }) => Response.json({ saved: params.name })
