import { Column, type JoinColumnOptions } from 'typeorm';

/**
 * The company of a row that has a parent: the database takes it from there, so no statement writes it, and `RowOf` and
 * `columnsOf` leave it out. Declare the property `readonly`.
 */
export function CompanyOfRow(): PropertyDecorator {
  return Column({ type: 'bigint', select: false, insert: false, update: false });
}

/**
 * For `@JoinColumn`: a foreign key `(company_id, column)`, so that no row points into another company. The constraint has
 * the name that it would have without the company.
 */
export function inSameCompany(table: string, column: string): JoinColumnOptions[] {
  const foreignKeyConstraintName = `${table}_${column}_fkey`;
  return [
    { name: 'company_id', referencedColumnName: 'companyId', foreignKeyConstraintName },
    { name: column, referencedColumnName: 'id', foreignKeyConstraintName },
  ];
}
