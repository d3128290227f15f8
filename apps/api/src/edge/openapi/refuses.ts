export const REFUSALS_METADATA = 'callmanager:refusals';

/**
 * Declares errors of a route beside those of its kind: the documentation shows each under its status, exactly as it
 * would be sent.
 */
export function Refuses(...errors: Error[]): MethodDecorator {
  return (_target, _name, descriptor) => {
    const named = (Reflect.getMetadata(REFUSALS_METADATA, descriptor.value as object) ??
      []) as Error[];
    Reflect.defineMetadata(REFUSALS_METADATA, [...errors, ...named], descriptor.value as object);
  };
}
