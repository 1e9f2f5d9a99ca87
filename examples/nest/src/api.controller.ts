import { Controller, Get, Headers, HttpCode, Param, Post, Put, Res, UnauthorizedException } from "@nestjs/common"
import type { Response } from "express"

@Controller("api")
export class ApiController {
  @Get("items")
  list() {
    return ["tea", "milk"]
  }

  @Put("items/:name")
  save(@Param("name") name: string) {
    return { saved: name }
  }

  @Post("login")
  @HttpCode(200)
  logIn(@Res({ passthrough: true }) response: Response) {
    response.cookie("user", "ada", { httpOnly: true })
    return { user: "ada" }
  }

  @Get("me")
  whoAmI(@Headers("cookie") cookie = "") {
    const user = /(?:^|; )user=(\w+)/.exec(cookie)?.[1]
    if (user === undefined) throw new UnauthorizedException("log in first")
    return { user }
  }

  @Get("fail")
  fail() {
    throw new Error("the shelf fell down")
  }
}
