/** How to reach one PostgreSQL database (15 or newer). */
export interface DatabaseConnection {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}
