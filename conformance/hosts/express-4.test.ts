import express from "express4"
import { addConformanceTests } from "../conformance.ts"
import { expressHost, expressIdiom } from "./express-idiom.ts"

const idiom: typeof expressIdiom = {
  ...expressIdiom,
  ends: { ...expressIdiom.ends, "reject error": "Express 4 leaves rejected promises unhandled: the process ends" },
}

addConformanceTests(expressHost("express 4", idiom, express))
