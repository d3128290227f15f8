import { Injectable } from '@nestjs/common';
import type { RowOf, Work } from '#libs/platform';
import type { PayExtra } from './pay-extra.entity.js';

export type PayExtraRow = Pick<RowOf<PayExtra>, 'id' | 'kind' | 'cents' | 'note'>;

/** As the engine reads them (`PayEntry`). */
export interface EntryDetails {
  sentHome: boolean;
  waived: readonly ('first' | 'second')[];
  extras: readonly PayExtraRow[];
}

interface DetailsRow {
  id: number;
  sent_home: boolean | null;
  waived_first_meal: boolean | null;
  waived_second_meal: boolean | null;
  extras: PayExtraRow[];
}

@Injectable()
export class PayExtraQueries {
  /**
   * What pay needs of each time entry of the company beside its hours, also of those that have nothing special. For
   * callers who have checked that the actor may read this money. One statement.
   */
  async forEntriesUnchecked(
    work: Work,
    companyId: number,
    entryIds: readonly number[],
  ): Promise<Map<number, EntryDetails>> {
    if (entryIds.length === 0) return new Map();
    const rows = await work.rows<DetailsRow>(
      `select entry.id, ped.sent_home, ped.waived_first_meal, ped.waived_second_meal,
              coalesce((select json_agg(json_build_object('id', px.id, 'kind', px.kind, 'cents', px.cents, 'note', px.note) order by px.id)
                 from pay_extras px where px.time_entry_id = entry.id and px.company_id = $1), '[]') as extras
         from unnest($2::bigint[]) as entry(id)
         left join pay_entry_details ped on ped.time_entry_id = entry.id and ped.company_id = $1`,
      [companyId, entryIds],
    );
    return new Map(
      rows.map(({ id, sent_home, waived_first_meal, waived_second_meal, extras }) => [
        id,
        {
          sentHome: sent_home ?? false,
          waived: [
            ...(waived_first_meal ? (['first'] as const) : []),
            ...(waived_second_meal ? (['second'] as const) : []),
          ],
          extras,
        },
      ]),
    );
  }
}
