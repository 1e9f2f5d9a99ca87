// Calls the API as any page would, and says in words what came of it.
const { api, requests } = await (await fetch("config.json")).json()

const byId = (id) => document.getElementById(id)
byId("title").textContent = `This page is on ${location.origin}`
byId("about").textContent = `It calls the API on ${api}, with credentials. The same page is on another port, too.`

for (const request of requests) {
  const button = document.createElement("button")
  button.textContent = request.name
  button.addEventListener("click", async () => say(request, await (request.webSocket ? open(request) : call(request))))
  byId("buttons").append(button)
}

async function call({ path, method = "GET", headers, body, credentials = "include" }) {
  try {
    const response = await fetch(api + path, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      credentials,
    })
    return `${response.status}: ${(await response.text()).slice(0, 500)}`
  } catch {
    const runs = await fetch(api, { mode: "no-cors" }).then(
      () => true,
      () => false,
    )
    if (!runs) return `Nothing answers on ${api}. Is the server running?`
    return `The browser keeps the answer from this page: the API does not allow ${location.origin}. The terminal of the API says why.`
  }
}

function open({ path }) {
  return new Promise((resolve) => {
    const socket = new WebSocket(api.replace("http", "ws") + path)
    socket.addEventListener("message", ({ data }) => {
      resolve(`open; the server says: ${data}`)
      socket.close()
    })
    socket.addEventListener("error", () => resolve("It does not open. The terminal of the API says why."))
  })
}

function say({ path, method = "GET" }, what) {
  const line = document.createElement("li")
  const request = document.createElement("strong")
  request.textContent = `${method} ${path}`
  line.append(request, document.createElement("br"), what)
  byId("log").prepend(line)
}
