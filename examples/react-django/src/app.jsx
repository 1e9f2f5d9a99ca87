import { useState } from "react"
import * as api from "./api.js"

const BUTTONS = {
  "Read the list": api.readItems,
  "Change an item": () => api.changeItem({ id: 1, name: "Bread", bought: true }),
  "Log in": () => api.logIn("ada", "tea"),
  "Who am I?": api.whoAmI,
  "Log out": api.logOut,
  "Log in with Axios": () => api.logInWithAxios("ada", "tea"),
  "Who am I, with Axios?": api.whoAmIWithAxios,
  "Read what is not there": api.readMissing,
  "Call a view that fails": api.fail,
}

export function App() {
  const [answers, setAnswers] = useState({})

  async function run(name) {
    const show = (answer) => setAnswers((before) => ({ ...before, [name]: answer }))
    show("…")
    try {
      const { status, text } = await BUTTONS[name]()
      show(`${status} ${text.slice(0, 200)}`)
    } catch (error) {
      show(`${String(error)} Open the console (F12): it says why.`)
    }
  }

  return (
    <main>
      <h1>Shopping list</h1>
      <p>
        This page is <code>{location.origin}</code>, the API is <code>{api.API}</code>.
      </p>
      {Object.keys(BUTTONS).map((name) => (
        <section key={name}>
          <button type="button" onClick={() => run(name)}>
            {name}
          </button>{" "}
          <output aria-label={name}>{answers[name]}</output>
        </section>
      ))}
    </main>
  )
}
