import express from "express"
import { addConformanceTests } from "../conformance.ts"
import { expressHost, expressIdiom } from "./express-idiom.ts"

addConformanceTests(expressHost("express 5", expressIdiom, express))
