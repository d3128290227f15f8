/** Injection token of the `Connection` the process works on. */
export const CONNECTION = Symbol('connection');
