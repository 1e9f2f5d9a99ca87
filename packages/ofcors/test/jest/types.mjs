// What does not compile: each line below `@ts-expect-error` must fail, with the matchers imported and with the global ones.
import { expect as imported } from "@jest/globals"
import { page } from "ofcors/testing"
import "ofcors/testing/jest"

const report = page("http://localhost:3000").explain(() => new Response(), "/")

void imported(report).toBeBlocked("header-not-allowed")
void imported(report).resolves.toBeReadable()
void expect(report).not.toExposeHeader("x-total", "3")
// @ts-expect-error no finding has this code
void imported(report).toBeBlocked("header-not-permitted")
// @ts-expect-error no finding has this code
void expect(report).toBeBlocked("header-not-permitted")
// @ts-expect-error a header has a name
void imported(report).toExposeHeader()
// @ts-expect-error a header has a name
void expect(report).toExposeHeader()
// @ts-expect-error there is no such matcher
void imported(report).toBeRedable()
