import { choice, object, type Static } from '../../edge/openapi/response-shapes.js';

/** Nothing more to tell. */
export const DoneShape = object('Done', { status: choice(['success']) });
export type DoneView = Static<typeof DoneShape>;
