import { parseJsonBody } from '../http/json-body.js';
import { refuseUnreadableText } from '../validation/readable-text.js';
import { refusalOf } from '../validation/request-validation.pipe.js';

/** The error for an empty body, else for the first field with a nested list as its value; null: all values pass. */
export function wrongValueOf(type: new () => object): Error | null {
  const nothing = refusalOf(type, {});
  if (nothing) return nothing;
  for (const field of declaredFields(type)) {
    const refused = refusalOf(type, { [field]: [[]] });
    if (refused) return refused;
  }
  return null;
}

/** In the order of the class, as the decorators noted them for Swagger: `:name`. */
function declaredFields(type: new () => object): string[] {
  const noted = (Reflect.getMetadata('swagger/apiModelPropertiesArray', type.prototype as object) ??
    []) as string[];
  return noted.map((name) => name.slice(1));
}

export function unreadable(parameter: string): unknown {
  try {
    refuseUnreadableText({ params: { [parameter]: '\0' }, query: {}, body: {} });
  } catch (error) {
    return error;
  }
  return null;
}

export function brokenJson(): unknown {
  let refused: unknown = null;
  parseJsonBody({ is404: false } as never, Buffer.from('{'), (error) => void (refused = error));
  return refused;
}

export function databaseError(code: string): Error {
  return Object.assign(new Error(), { code });
}
