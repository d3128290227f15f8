/** Injection token of the process's `DatabaseConnection`. */
export const DATABASE_CONNECTION = Symbol('connection');
