/** Injection token of the `Connection` the process works on. */
export const DATABASE_CONNECTION = Symbol('connection');
