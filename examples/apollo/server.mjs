import { ApolloServer } from "@apollo/server"
import { expressMiddleware } from "@as-integrations/express5"
import express from "express"
import { cors } from "ofcors/express"

const apollo = new ApolloServer({
  typeDefs: `
    type Query {
      items: [String!]!
      me: String
      fail: String!
    }
    type Mutation {
      save(name: String!): String!
      login: String!
    }
  `,
  resolvers: {
    Query: {
      items: () => ["tea", "milk"],
      me: (_parent, _arguments, { request }) => /(?:^|; )user=(\w+)/.exec(request.headers.cookie)?.[1],
      fail: () => {
        throw new Error("the shelf fell down")
      },
    },
    Mutation: {
      save: (_parent, { name }) => name,
      login: (_parent, _arguments, { response }) => {
        response.cookie("user", "ada", { httpOnly: true })
        return "ada"
      },
    },
  },
})
await apollo.start()

const app = express()
app.use(
  cors({
    allowedOrigins: ["http://localhost:3000"],
    allowCredentials: true,
    allowHeaders: ["content-type", "x-auth-token"],
  }),
)
app.use(
  "/graphql",
  express.json(),
  expressMiddleware(apollo, { context: async ({ req: request, res: response }) => ({ request, response }) }),
)
app.listen(process.env.PORT ?? 8000)
