import { choice, object, type Static, text } from '../../edge/openapi/response-shapes.js';

export const SuccessShape = object('Success', {
  status: choice(['success']),
  message: text('Done.', 'For people.'),
});
export type SuccessView = Static<typeof SuccessShape>;

export function success(message: string): SuccessView {
  return { status: 'success', message };
}
