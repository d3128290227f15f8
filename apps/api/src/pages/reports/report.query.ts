import { Text } from '../../edge/validation/fields.js';

const MOST_EVENTS = 200;

export class CallReportQuery {
  @Text({ max: 20, optional: true, example: 'All' }) labor_type?: string;
  @Text({ max: 10, optional: true, example: 'pdf' }) format?: string;
}

export class WorkersReportQuery {
  @Text({ max: 4_000, optional: true, example: '1,2' }) event_ids?: string;
  @Text({ max: 10, optional: true, example: 'pdf' }) format?: string;
}

/** Id of a skill; null: all of them, also where the parameter is no id. */
export function laborTypeOf({ labor_type: given }: CallReportQuery): number | null {
  return given !== undefined && /^\d{1,15}$/.test(given) ? Number(given) : null;
}

/** Ids of events, each once, in the order given; what is no id is left out. @param given '1,2', or a form's repeated field */
export function eventIdsOf(given: unknown): number[] {
  const texts = [given].flat().flatMap((each) => (typeof each === 'string' ? each.split(',') : []));
  const ids = texts.map((each) => each.trim()).filter((each) => /^\d{1,15}$/.test(each));
  return [...new Set(ids.map(Number))].slice(0, MOST_EVENTS);
}
