import type { INestApplication } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject, SchemaObject, SecuritySchemeObject, TagObject } from '@nestjs/swagger';
import { isPage } from '../http/edge-request.js';
import { productVersion } from '../http/product-version.js';
import { describeFields } from './describe-fields.js';
import { ERROR_COMPONENTS } from './error-components.js';
import { KEY_PARAMETERS } from './idempotency-key-parameter.js';
import { hoistComponents } from './openapi-components.js';
import { completeOperations, routesOf } from './openapi-operations.js';
import { KEY_SEPARATOR, routeHandlersOf } from './route-handlers.js';
import { TAGS } from './tags.js';

const DESCRIPTION = `Staffing for live events: calls, crews, confirmations by SMS, clock-in, meal breaks, hours to pay.

Both slash forms of every path are answered. Numbers may be sent as decimal text, and \`""\` or \`null\` for an optional
field means "not given". A path that exists under another method is answered 405 with \`Allow\`.`;

const TOKEN: SecuritySchemeObject = {
  type: 'apiKey',
  in: 'header',
  name: 'Authorization',
  description: 'The word `Token`, a space, and the key that `POST /login/` answered.',
};
const BEARER: SecuritySchemeObject = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: '40 hexadecimal digits',
  description: 'The same key as bearer token.',
};

/** Serves Swagger UI under `/docs`, from our own files, and the document under `/docs/openapi.json`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => buildOpenApi(app), {
    jsonDocumentUrl: 'docs/openapi.json',
    raw: ['json'],
    customSiteTitle: 'CallManager API',
    swaggerOptions: { persistAuthorization: true, validatorUrl: null },
  });
}

/**
 * The API as an OpenAPI 3.1 document: every route but the pages under `/app/`, with the errors its kind may answer.
 *
 * @throws Error two shapes or two operations have the same name
 */
export function buildOpenApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('CallManager')
    .setDescription(DESCRIPTION)
    .setVersion(productVersion())
    .addServer('/', 'Where this document comes from')
    .addApiKey(TOKEN, 'token')
    .addBearerAuth(BEARER, 'bearer')
    .build();
  const raw = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => [controller, method].join(KEY_SEPARATOR),
  });

  const schemas: Record<string, unknown> = { ...raw.components?.schemas, ...ERROR_COMPONENTS };
  const document = hoistComponents(
    JSON.parse(
      JSON.stringify({ ...raw, components: { ...raw.components, schemas: {} } }),
    ) as OpenAPIObject,
    schemas,
  );
  document.components = {
    ...document.components,
    schemas: Object.fromEntries(
      Object.entries(schemas as Record<string, SchemaObject>).map(([name, schema]) => [
        name,
        describeFields(schema, name),
      ]),
    ),
    parameters: KEY_PARAMETERS,
  };
  document.paths = Object.fromEntries(
    Object.entries(document.paths)
      .filter(([path]) => !isPage({ url: path }))
      .map(([path, item]) => [withSlash(path), item]),
  );

  completeOperations(document, schemas, routeHandlersOf(app));
  document.tags = usedTags(document);
  return document;
}

/** In the order of `TAGS`; undescribed ones come last, so that they are noticed. */
function usedTags(document: OpenAPIObject): TagObject[] {
  const used = new Set(routesOf(document).flatMap(({ operation }) => operation.tags ?? []));
  const known = TAGS.filter(({ name }) => used.delete(name));
  return [...known, ...[...used].map((name) => ({ name }))];
}

/** Paths end with a slash, files (`/docs/openapi.json`) do not. */
function withSlash(path: string): string {
  return path.endsWith('/') || path.split('/').at(-1)!.includes('.') ? path : `${path}/`;
}
