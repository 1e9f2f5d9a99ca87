import { type ApiRequest, Refusal, type Route } from "./route.ts"

/** One line of the shopping list that the demo's API keeps. */
export interface Item {
  readonly id: number
  readonly name: string
  readonly bought: boolean
}

/** What `X-Auth-Token` must say to change the list. It is no secret: the page shows it. */
const TOKEN = "demo-token"

/** Longest list that is kept. */
const MAX_ITEMS = 100

/** The routes of a new shopping list: everyone may read it, writing takes a token in a header of our own. */
export function itemRoutes(): Route[] {
  const items = new Map<number, Item>()
  let lastId = 0
  const add = (fields: Omit<Item, "id">): Item => {
    const item = { id: ++lastId, ...fields }
    items.set(item.id, item)
    return item
  }
  add({ name: "Bread", bought: false })
  add({ name: "Apples", bought: true })
  add({ name: "Coffee", bought: false })

  const idOf = ({ parameters: [id] }: ApiRequest): number => {
    if (!items.has(Number(id))) throw new Refusal(404, `There is no item ${id}.`)
    return Number(id)
  }
  return [
    { method: "GET", path: /^\/api\/items$/, handle: () => ({ status: 200, body: [...items.values()] }) },
    {
      method: "POST",
      path: /^\/api\/items$/,
      async handle(request) {
        requireToken(request)
        const fields = await readFields(request)
        if (items.size >= MAX_ITEMS) throw new Refusal(409, `The list is full: ${MAX_ITEMS} items.`)
        const item = add(fields)
        return { status: 201, body: item, headers: { Location: `/api/items/${item.id}` } }
      },
    },
    {
      method: "PUT",
      path: /^\/api\/items\/(\d+)$/,
      async handle(request) {
        requireToken(request)
        const fields = await readFields(request)
        const item = { id: idOf(request), ...fields }
        items.set(item.id, item)
        return { status: 200, body: item }
      },
    },
    {
      method: "DELETE",
      path: /^\/api\/items\/(\d+)$/,
      handle(request) {
        requireToken(request)
        items.delete(idOf(request))
        return { status: 204 }
      },
    },
  ]
}

function requireToken({ headers }: ApiRequest): void {
  if (headers["x-auth-token"] !== TOKEN) throw new Refusal(401, `Send the header X-Auth-Token: ${TOKEN}.`)
}

async function readFields(request: ApiRequest): Promise<Omit<Item, "id">> {
  const { name, bought } = await request.readJson()
  if (typeof name !== "string" || name === "" || typeof bought !== "boolean") {
    throw new Refusal(400, 'An item looks like this: {"name": "Bread", "bought": true}.')
  }
  return { name, bought }
}
