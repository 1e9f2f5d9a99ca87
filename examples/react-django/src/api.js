import axios from "axios"

export const API = import.meta.env.VITE_API ?? "http://localhost:8000"

/** Reads the list. A plain GET: the browser sends it without asking, and guards the answer. */
export function readItems() {
  return read(fetch(`${API}/api/items`))
}

/** Changes an item. PUT, the JSON and the header of our own each make the browser ask first: a preflight. */
export function changeItem(item) {
  return read(
    fetch(`${API}/api/items/${item.id}`, {
      method: "PUT",
      headers: { "Content-Type": "application/json", "X-Auth-Token": "demo-token" },
      body: JSON.stringify(item),
    }),
  )
}

/** Logs in. `credentials: "include"` lets the browser keep the session cookie; Django wants its CSRF token too. */
export async function logIn(username, password) {
  return read(
    fetch(`${API}/api/session`, {
      method: "POST",
      credentials: "include",
      headers: { "Content-Type": "application/json", "X-CSRFToken": await readCsrfToken() },
      body: JSON.stringify({ username, password }),
    }),
  )
}

export function whoAmI() {
  return read(fetch(`${API}/api/session`, { credentials: "include" }))
}

export async function logOut() {
  return read(
    fetch(`${API}/api/session`, {
      method: "DELETE",
      credentials: "include",
      headers: { "X-CSRFToken": await readCsrfToken() },
    }),
  )
}

/** Axios says `withCredentials` where fetch says `credentials: "include"`. */
const client = axios.create({ baseURL: API, withCredentials: true, validateStatus: () => true })

export async function logInWithAxios(username, password) {
  const { data } = await client.get("/api/csrf")
  const headers = { "X-CSRFToken": data.csrfToken }
  return answerOf(await client.post("/api/session", { username, password }, { headers }))
}

export async function whoAmIWithAxios() {
  return answerOf(await client.get("/api/session"))
}

export function readMissing() {
  return read(fetch(`${API}/api/items/999`))
}

export function fail() {
  return read(fetch(`${API}/api/fail`))
}

/** A new one after each log-in, so it is asked for each time. */
async function readCsrfToken() {
  const response = await fetch(`${API}/api/csrf`, { credentials: "include" })
  return (await response.json()).csrfToken
}

async function read(answer) {
  const response = await answer
  return { status: response.status, text: await response.text() }
}

function answerOf({ status, data }) {
  return { status, text: JSON.stringify(data) }
}
