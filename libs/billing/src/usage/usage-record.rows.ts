import { columnsOf, type RowOf } from '#libs/platform';
import { UsageRecord } from './usage-record.entity.js';

export type UsageRecordRow = RowOf<UsageRecord>;

export const USAGE_RECORD_COLUMNS = columnsOf(UsageRecord, 'ur');
