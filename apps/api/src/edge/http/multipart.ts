import multipart, { type MultipartFile, type MultipartValue } from '@fastify/multipart';
import {
  applyDecorators,
  BadRequestException,
  PayloadTooLargeException,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify';
import { ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';

export const UNSUPPORTED_TYPE = 'Unsupported media type in request.';
export const UPLOAD_TOO_LARGE = 'The upload is too large.';

const MEGABYTE = 1024 * 1024;
/** Of any upload; a route may allow less. */
const MAX_FILE_BYTES = 20 * MEGABYTE;
const LIMITS = {
  fileSize: MAX_FILE_BYTES,
  files: 2,
  fields: 60,
  fieldSize: MEGABYTE / 4,
  fieldNameSize: 100,
  parts: 62,
  headerPairs: 50,
};

interface UploadedFile {
  /** As the client calls it; never a path of ours. */
  name: string;
  /** What the client says it is; the content decides. */
  type: string;
  bytes: Buffer;
}

export interface MultipartForm {
  /** Of several of one name, the last. */
  fields: Record<string, string>;
  files: Record<string, UploadedFile>;
}

/** Lets a route take `multipart/form-data`, beside JSON; it then reads the form with `readMultipart`. All others answer 415. */
export function AcceptsMultipart(): MethodDecorator {
  return applyDecorators(RouteConfig({ multipart: true }), ApiConsumes('multipart/form-data'));
}

/** Before the application is initialised, once. Nothing is read of a form until its route asks. */
export async function registerMultipart(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  await app.register(multipart, { limits: LIMITS });
  server.addHook('preValidation', (request, _reply, done) => {
    const { multipart: takesForms } = request.routeOptions.config as { multipart?: boolean };
    if (request.isMultipart() && !takesForms && !request.is404)
      throw new UnsupportedMediaTypeException(UNSUPPORTED_TYPE);
    done();
  });
}

export function isMultipart(request: FastifyRequest): boolean {
  return request.isMultipart();
}

/** Forms that were read, of requests that still run. */
const FORMS = new WeakMap<FastifyRequest, Promise<MultipartForm>>();

/**
 * Everything in the form, in memory. Read once: whoever asks again gets the same.
 *
 * @throws PayloadTooLargeException a file is too large, or there are too many parts
 * @throws BadRequestException it is no form, or ends too early
 */
export function readMultipart(
  request: FastifyRequest,
  { maxFileBytes = MAX_FILE_BYTES } = {},
): Promise<MultipartForm> {
  const form = FORMS.get(request) ?? readParts(request, maxFileBytes);
  FORMS.set(request, form);
  return form;
}

async function readParts(request: FastifyRequest, maxFileBytes: number): Promise<MultipartForm> {
  if (!request.isMultipart()) throw new BadRequestException('Send a form: multipart/form-data.');
  const [fields, files] = [new Map<string, string>(), new Map<string, UploadedFile>()];
  try {
    for await (const part of request.parts({ limits: { fileSize: maxFileBytes } })) {
      if (part.type === 'file') files.set(part.fieldname, await fileOf(part));
      else fields.set(part.fieldname, textOf(part));
    }
  } catch (error) {
    throw uploadError(error);
  }
  return { fields: Object.fromEntries(fields), files: Object.fromEntries(files) };
}

async function fileOf(part: MultipartFile): Promise<UploadedFile> {
  return { name: part.filename ?? '', type: part.mimetype, bytes: await part.toBuffer() };
}

function textOf({ value, valueTruncated }: MultipartValue): string {
  if (valueTruncated) throw new PayloadTooLargeException('A field of the form is too long.');
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The parser tells what it did not like by a status; anything else it stumbles over is a broken form. */
function uploadError(error: unknown): Error {
  if (error instanceof PayloadTooLargeException) return error;
  const { statusCode } = error as { statusCode?: number };
  return statusCode === 413
    ? new PayloadTooLargeException(UPLOAD_TOO_LARGE)
    : new BadRequestException('The form is broken or incomplete.');
}
