import { getMetadataArgsStorage } from 'typeorm';
import type { RowOf, ValuesOf } from './row-of.js';
import { SnakeCaseNamingStrategy } from './snake-case-naming-strategy.js';

const NAMES = new SnakeCaseNamingStrategy();

interface EntityColumn {
  property: string;
  column: string;
}

/**
 * The columns of `RowOf` for a `select`: `w.id, w.slug, …`. For module constants: reads the
 * decorators, not the database.
 *
 * @param alias of the entity's table in the statement
 * @param without columns to leave out; leave them out of the row's type as well (`Omit`)
 */
export function columnsOf<Entity>(
  entity: new () => Entity,
  alias: string,
  without: readonly (keyof RowOf<Entity> & string)[] = [],
): string {
  return columnsOfEntity(entity)
    .filter(({ column }) => !(without as readonly string[]).includes(column))
    .map(({ column }) => `${alias}.${column}`)
    .join(', ');
}

/** The columns as one `json_build_object`, to be collected with `json_agg`. */
export function jsonObjectOf<Entity>(
  entity: new () => Entity,
  alias: string,
  without: readonly (keyof RowOf<Entity> & string)[] = [],
): string {
  const pairs = columnsOfEntity(entity)
    .filter(({ column }) => !(without as readonly string[]).includes(column))
    .map(({ column }) => `'${column}', ${alias}.${column}`);
  return `json_build_object(${pairs.join(', ')})`;
}

/** The same under the property names, as in `ValuesOf`: `m.company_id as "companyId"`. */
export function valuesOf<Entity>(
  entity: new () => Entity,
  alias: string,
  without: readonly (keyof ValuesOf<Entity> & string)[] = [],
): string {
  return columnsOfEntity(entity)
    .filter(({ property }) => !(without as readonly string[]).includes(property))
    .map(
      ({ property, column }) =>
        `${alias}.${column}${property === column ? '' : ` as "${property}"`}`,
    )
    .join(', ');
}

/** In the order of the properties, without those that are not selected, as `RowOf` leaves out what is `readonly`. */
function columnsOfEntity(entity: new () => unknown): EntityColumn[] {
  const columns = getMetadataArgsStorage()
    .columns.filter(({ target, options }) => target === entity && options.select !== false)
    .map(({ propertyName, options }) => ({
      property: propertyName,
      column: NAMES.columnName(propertyName, options.name, []),
    }));
  if (columns.length === 0) throw new Error(`${entity.name} is no entity, or is not loaded yet.`);
  return columns;
}
