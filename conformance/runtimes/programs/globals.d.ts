/** What the programs use of the runtimes' own interfaces. */
declare const Bun: {
  serve(options: {
    readonly port: number
    readonly hostname: string
    fetch(request: Request): Response | Promise<Response>
    error?(error: Error): Response
  }): { readonly port: number; stop(closeActiveConnections: boolean): Promise<void> }
}

declare const Deno: {
  serve(
    options: {
      readonly port: number
      readonly hostname: string
      onListen(address: { readonly port: number }): void
      onError?(error: unknown): Response
    },
    handler: (request: Request) => Response | Promise<Response>,
  ): { readonly addr: { readonly port: number }; shutdown(): Promise<void> }
}
