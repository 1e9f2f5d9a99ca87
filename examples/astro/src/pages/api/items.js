export const GET = () => Response.json(["tea", "milk"])
