/** The part of a request or socket that a strategy sees: no query and no body, since keys do not count there. */
export interface PresentedCredentials {
  headers: { authorization?: string; cookie?: string };
}
