import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { withoutAdditionalProperties } from './openapi-checker.js';

/** Parsed JSON is whatever it is. */
type Json = ReturnType<typeof JSON.parse>;

const documents = new Map<string, Promise<AsyncApiChecker>>();

/** Checks every frame against the AsyncAPI document: an unknown type or field fails. */
export class AsyncApiChecker {
  private readonly ajv = new Ajv2020({ strict: false, allErrors: true });
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly document: Json) {
    this.ajv.addFormat('int64', true);
    this.ajv.addSchema(
      withoutAdditionalProperties({
        $id: 'document',
        components: { schemas: document.components.schemas },
      }),
    );
  }

  /** Reads the document of a server, once. */
  static forServer(url: string): Promise<AsyncApiChecker> {
    const known =
      documents.get(url) ??
      fetch(`${url}/docs/asyncapi.json`).then(
        async (answer) => new AsyncApiChecker(await answer.json()),
      );
    documents.set(url, known);
    return known;
  }

  /** Names of the messages that a channel may send. */
  messagesOf(path: string): string[] {
    const channels = Object.values<Json>(this.document.channels);
    const channel = channels.find(({ address }) =>
      new RegExp(`^${address.replace(/\{\w+\}/g, '[^/]+').replace(/\/$/, '/?')}$`).test(path),
    );
    return Object.keys(channel?.messages ?? {});
  }

  /** Null when the content matches one of the messages; else the difference. */
  mismatchOf(names: readonly string[], content: unknown): string | null {
    const complaints = names.map((name) => this.schemaErrorOf(name, content));
    if (complaints.includes(null)) return null;
    return `${JSON.stringify(content)} fits none of these messages.\n${complaints.join('\n') || '  (there are none)'}`;
  }

  private schemaErrorOf(name: string, content: unknown): string | null {
    const validate =
      this.compiled.get(name) ??
      this.ajv.compile({ $ref: `document${this.document.components.messages[name].payload.$ref}` });
    this.compiled.set(name, validate);
    if (validate(content)) return null;
    return `  ${name}: ${(validate.errors ?? []).map(({ instancePath, message }) => `${instancePath || '(frame)'} ${message}`).join('; ')}`;
  }
}
