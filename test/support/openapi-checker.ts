import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';

/** Parsed JSON is whatever it is. */
type Json = ReturnType<typeof JSON.parse>;

export interface ActualResponse {
  status: number;
  text: string;
  contentType: string | null;
}

interface Route {
  path: string;
  pattern: RegExp;
  item: Json;
}

const checkers = new Map<string, Promise<OpenApiChecker>>();
/** Addresses of servers by what they have in common: the same routes, and so the same document. */
const kinds = new Map<string, string>();
export const NOT_DOCUMENTED = /^\/$|^\/(app(?!\/sms\/reply)|docs|assets|dev\/assets)(\/|\?|$)/;
/** Statuses of the server itself, before a route is found. */
const WITHOUT_ROUTE = new Set([400, 404, 405]);

/** Checks every answer against the OpenAPI document: an unknown status, type or field fails. */
export class OpenApiChecker {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<object, ValidateFunction>();
  /** By text: refusals have the same shape at most routes. */
  private readonly compiledAlike = new Map<string, ValidateFunction>();
  private readonly routes: Route[];

  constructor(document: Json) {
    formats.default(this.ajv);
    this.ajv.addFormat('time-local', /^\d{2}:\d{2}:\d{2}$/);
    this.ajv.addFormat('date-time-local', /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
    this.ajv.addSchema(
      withoutAdditionalProperties({
        $id: 'document',
        components: { schemas: document.components.schemas },
      }),
    );
    this.routes = Object.entries<Json>(document.paths)
      .map(([path, item]) => ({ path, pattern: patternOf(path), item }))
      .sort((a, b) => variables(a.path) - variables(b.path));
  }

  /** Notes the routes of a server. Making the document and compiling its schemas takes a second, once for all alike. */
  static note(url: string, routes: string): void {
    kinds.set(url, routes);
  }

  /** Reads the document of a server, or of one before with the same routes. */
  static forServer(url: string): Promise<OpenApiChecker> {
    const kind = kinds.get(url) ?? url;
    const known =
      checkers.get(kind) ??
      fetch(`${url}/docs/openapi.json`).then(
        async (answer) => new OpenApiChecker(await answer.json()),
      );
    checkers.set(kind, known);
    return known;
  }

  /** @throws Error naming the undocumented part of this answer */
  assertFits(method: string, path: string, told: ActualResponse): void {
    if (NOT_DOCUMENTED.test(path)) return;
    const complaint = this.mismatchOf(method, path, told);
    if (complaint)
      throw new Error(
        `${method} ${path} answered ${told.status}, ${complaint}\n${told.text.slice(0, 600)}`,
      );
  }

  private mismatchOf(method: string, path: string, told: ActualResponse): string | null {
    const pathname = path.split('?', 1)[0]!.replace(/\/?$/, '/');
    const route = this.routes.find(({ pattern }) => pattern.test(pathname));
    const operation = route?.item[method.toLowerCase()];
    if (!operation) {
      if (!WITHOUT_ROUTE.has(told.status)) return 'by a route that is not documented.';
      return this.schemaErrorOf(told, { schema: { $ref: '#/components/schemas/DetailError' } });
    }
    if (told.status === 500) return 'which nobody may ever see.';

    const name = `${method} ${route.path}`;
    const response = operation.responses[told.status];
    if (!response)
      return `but ${name} documents only ${Object.keys(operation.responses).join(', ')}.`;
    const types = Object.keys(response.content ?? {});
    if (types.length === 0)
      return told.text === '' ? null : `with a body that ${name} does not document.`;
    const type = told.contentType?.split(';', 1)[0] ?? 'no type';
    if (!types.includes(type)) return `as ${type}, but ${name} documents ${types.join(', ')}.`;
    return type === 'application/json' ? this.schemaErrorOf(told, response.content[type]) : null;
  }

  private compile(schema: object): ValidateFunction {
    const closed = withDocumentRefs(withoutAdditionalProperties(schema));
    const text = JSON.stringify(closed);
    const validate = this.compiledAlike.get(text) ?? this.ajv.compile(closed);
    this.compiledAlike.set(text, validate);
    return validate;
  }

  private schemaErrorOf(told: ActualResponse, media: { schema: object }): string | null {
    const validate = this.compiled.get(media.schema) ?? this.compile(media.schema);
    this.compiled.set(media.schema, validate);
    if (validate(JSON.parse(told.text))) return null;
    const errors = validate.errors ?? [];
    const complaints = errors
      .slice(0, 8)
      .map(
        ({ instancePath, message, params }) =>
          `  ${instancePath || '(body)'} ${message} ${JSON.stringify(params)}`,
      );
    return `which does not fit its documentation:\n${complaints.join('\n')}`;
  }
}

/** Forbids undocumented fields, so that a leaking field fails the check. */
export function withoutAdditionalProperties<T>(schema: T): T {
  if (Array.isArray(schema))
    return schema.map((entry: unknown) => withoutAdditionalProperties(entry)) as T;
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [
    key,
    key === 'example' ? value : withoutAdditionalProperties<unknown>(value),
  ]);
  const isOpen = 'properties' in schema && 'type' in schema && !('additionalProperties' in schema);
  return { ...Object.fromEntries(entries), ...(isOpen && { additionalProperties: false }) } as T;
}

function withDocumentRefs(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema).replaceAll('"#/components', '"document#/components'),
  ) as object;
}

/** `/event/{slug}/confirm/{event_token}/` to a regular expression. */
function patternOf(path: string): RegExp {
  const source = path.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('[^/]+')}$`);
}

function variables(path: string): number {
  return path.split('{').length;
}
