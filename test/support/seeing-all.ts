import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { ALL_COMPANIES } from '#libs/platform';

const applications = new WeakMap<DataSource, DataSource>();

/**
 * The data source of an application for the statements of a test, which see the rows of all companies: it has connections of
 * its own, while those of the application see what they say. End its pool before the application.
 */
export function seeingAll(application: DataSource): { db: DataSource; end(): Promise<void> } {
  const { master } = application.driver as PostgresDriver & { master: pg.Pool };
  const { options } = master.options as { options: string };
  const pool = new pg.Pool({
    ...master.options,
    password: master.options.password, // Left out by the spread.
    options: `${options} -c callmanager.companies=${ALL_COMPANIES}`,
  });
  pool.on('error', () => undefined);
  const driver: unknown = Object.create(application.driver, { master: { value: pool } });
  const db = Object.create(application, { driver: { value: driver } }) as DataSource;
  Object.assign(db, { manager: db.createEntityManager() });
  applications.set(db, application);
  return { db, end: () => pool.end() };
}

/** Of the application whose data source a test uses. */
export function poolOfApplication(db: DataSource): pg.Pool {
  return ((applications.get(db) ?? db).driver as PostgresDriver).master as pg.Pool;
}
