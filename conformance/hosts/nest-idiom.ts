import "reflect-metadata"
import {
  All,
  type ArgumentsHost,
  Catch,
  Controller,
  type ExceptionFilter,
  HttpException,
  InternalServerErrorException,
  Module,
  Next,
  NotFoundException,
  Req,
  Res,
} from "@nestjs/common"
import { type Application, type Idiom, act } from "../host.ts"

/** The application that the vectors ask for, as a module of Nest with one controller for every path. */
export function moduleFor<Context>(
  everyPath: string,
  idiom: Idiom<Context>,
  application: Application,
  context: (request: unknown, response: unknown, next: () => void) => Context,
): new () => object {
  class AnyController {
    handle(request: unknown, response: unknown, next: () => void): unknown {
      return act(idiom, context(request, response, next), application.handler)
    }
  }
  // Decorators as functions, because they are no erasable syntax.
  const { prototype } = AnyController
  All(everyPath)(prototype, "handle", Object.getOwnPropertyDescriptor(prototype, "handle")!)
  for (const [index, parameter] of [Req, Res, Next].entries()) parameter()(prototype, "handle", index)
  Controller()(AnyController)
  class AnyModule {}
  Module({ controllers: [AnyController] })(AnyModule)
  return AnyModule
}

/** Nest's own errors, which its exception filters answer; their headers are set on the response before. */
export function nestErrors<Context>(
  set: Idiom<Context>["set"],
): Pick<Idiom<Context>["ends"], "throw http error" | "not found"> {
  return {
    "throw http error": (context, { status, headers }) => {
      for (const [name, value] of headers) set(context, name, value)
      throw new HttpException("the handler failed", status)
    },
    "not found": () => {
      throw new NotFoundException()
    },
  }
}

/** An exception filter that answers what the vectors leave to the application's own error handler. */
export function filterFor(
  application: Application,
  otherwise: ExceptionFilter,
  answer: (response: unknown) => void,
): { catch(error: unknown, host: ArgumentsHost): void } {
  class OwnFilter {
    catch(error: unknown, host: ArgumentsHost): void {
      if (application.handler.ends === "own error handler") answer(host.switchToHttp().getResponse())
      // eslint-disable-next-line promise/valid-params, promise/no-promise-in-callback -- Nest's filter, no promise
      else otherwise.catch(error ?? new InternalServerErrorException(), host)
    }
  }
  Catch()(OwnFilter)
  return new OwnFilter()
}
