import { DefaultNamingStrategy, type NamingStrategyInterface } from 'typeorm';

/** camelCase in TypeScript, snake_case in PostgreSQL; constraints are named after their columns. */
export class SnakeCaseNamingStrategy
  extends DefaultNamingStrategy
  implements NamingStrategyInterface
{
  override tableName(className: string, customName?: string): string {
    return customName ?? snakeCase(className);
  }

  override columnName(
    property: string,
    customName: string | undefined,
    prefixes: string[],
  ): string {
    return snakeCase([...prefixes, customName ?? property].join('_'));
  }

  override relationName(property: string): string {
    return snakeCase(property);
  }

  override joinColumnName(relation: string, referencedColumn: string): string {
    return snakeCase(`${relation}_${referencedColumn}`);
  }

  override joinTableName(first: string, second: string): string {
    return snakeCase(`${first}_${second}`);
  }

  override joinTableColumnName(table: string, property: string, column?: string): string {
    return snakeCase(`${table}_${column ?? property}`);
  }

  override primaryKeyName(table: { name: string } | string): string {
    return `${withoutSchema(table)}_pkey`;
  }

  override foreignKeyName(table: { name: string } | string, columns: string[]): string {
    return `${withoutSchema(table)}_${columns.join('_')}_fkey`;
  }

  override uniqueConstraintName(table: { name: string } | string, columns: string[]): string {
    return `${withoutSchema(table)}_${columns.join('_')}_key`;
  }
}

function withoutSchema(table: { name: string } | string): string {
  const name = typeof table === 'string' ? table : table.name;
  return name.split('.').pop()!;
}

function snakeCase(text: string): string {
  return text.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
