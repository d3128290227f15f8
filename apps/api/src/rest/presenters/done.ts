import { choice, object, type Static } from '../../edge/openapi/response-shapes.js';

/** Success without further data. */
export const DoneShape = object('Done', { status: choice(['success']) });
export type DoneView = Static<typeof DoneShape>;
