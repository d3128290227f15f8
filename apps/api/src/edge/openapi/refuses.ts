export const REFUSALS_METADATA = 'callmanager:refusals';

/**
 * Names errors that a route throws beside those of its kind: the documentation shows each under its status, word for word
 * as it would be sent.
 */
export function Refuses(...errors: Error[]): MethodDecorator {
  return (_target, _name, descriptor) => {
    const named = (Reflect.getMetadata(REFUSALS_METADATA, descriptor.value as object) ??
      []) as Error[];
    Reflect.defineMetadata(REFUSALS_METADATA, [...errors, ...named], descriptor.value as object);
  };
}
