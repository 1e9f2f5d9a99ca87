import { createServer } from "node:http"
import { createSchema, createYoga } from "graphql-yoga"
import { cors } from "ofcors/node"

const schema = createSchema({
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
      me: (_parent, _arguments, { req }) => /(?:^|; )user=(\w+)/.exec(req.headers.cookie)?.[1],
      fail: () => {
        throw new Error("the shelf fell down")
      },
    },
    Mutation: {
      save: (_parent, { name }) => name,
      login: (_parent, _arguments, { res }) => {
        res.setHeader("Set-Cookie", "user=ada; Path=/; HttpOnly")
        return "ada"
      },
    },
  },
})

// Yoga's own CORS is on by default, for every origin and with credentials.
const yoga = createYoga({ schema, cors: false })
const withCors = cors({
  allowedOrigins: ["http://localhost:3000"],
  allowCredentials: true,
  allowHeaders: ["content-type", "x-auth-token"],
})

createServer((request, response) => withCors(request, response, () => yoga(request, response))).listen(
  process.env.PORT ?? 8000,
)
