import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { ALL_COMPANIES } from '#libs/platform';

const applications = new WeakMap<DataSource, DataSource>();

/**
 * The data source of an application for the statements of a test, which see the rows of all companies: it has connections of
 * its own, which end with the application's, while those of the application see what they say.
 */
export function seeingAll(application: DataSource): DataSource {
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
  const destroy = application.destroy.bind(application);
  application.destroy = async () => {
    await pool.end();
    await destroy();
  };
  return db;
}

/** Of the application whose data source a test uses. */
export function poolOfApplication(db: DataSource): pg.Pool {
  return ((applications.get(db) ?? db).driver as PostgresDriver).master as pg.Pool;
}
