/** How to reach one PostgreSQL database (14 or newer). */
export interface Connection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}
