import "reflect-metadata"
import { Controller, Get, Module, Put } from "@nestjs/common"

class Items {
  list() {
    return ["tea", "milk"]
  }
  put() {
    return ["tea"]
  }
}
Controller("api/items")(Items)
Get()(Items.prototype, "list", Object.getOwnPropertyDescriptor(Items.prototype, "list"))
Put()(Items.prototype, "put", Object.getOwnPropertyDescriptor(Items.prototype, "put"))

// oxlint-disable-next-line typescript/no-extraneous-class -- what Nest calls a module
export class AppModule {}
Module({ controllers: [Items] })(AppModule)
