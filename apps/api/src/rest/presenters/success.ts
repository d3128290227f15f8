import { choice, object, type Static, text } from '../../edge/openapi/response-shapes.js';

export const SUCCESS = {
  status: choice(['success']),
  message: text('Done.', 'For people.'),
};
export const SuccessShape = object('Success', SUCCESS);
export type SuccessView = Static<typeof SuccessShape>;

export function success(message: string): SuccessView {
  return { status: 'success', message };
}
