/** All that a strategy sees of a request or a socket: never a query or a body, where keys do not count. */
export interface PresentedCredentials {
  headers: { authorization?: string; cookie?: string };
}
