export const loader = () => Response.json(["tea", "milk"])
