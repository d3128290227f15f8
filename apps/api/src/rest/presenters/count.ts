import { integer, object, type Static } from '../../edge/openapi/response-shapes.js';

/** One number of a dashboard. */
export const CountShape = object('Count', { count: integer(3) });
export type CountView = Static<typeof CountShape>;
