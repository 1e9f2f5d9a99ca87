/** Whether a settings module is, by its name, that of a public server. */
export function isProductionName(name: string): boolean {
  return /(?:^|[._])(?:prod|production|live|deploy|deployment|heroku|staging)(?:$|[._])/.test(name)
}
