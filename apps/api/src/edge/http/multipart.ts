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
/** Maximum of any upload; a route may allow less. */
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
  /** The client's file name; never used as a path. */
  name: string;
  /** The content type that the client states; the content decides. */
  type: string;
  bytes: Buffer;
}

export interface MultipartForm {
  /** Text fields by name; of several with one name, the last. */
  fields: Record<string, string>;
  files: Record<string, UploadedFile>;
}

/**
 * Lets a route take `multipart/form-data` beside JSON; it reads the form with `readMultipart`. Other routes answer 415.
 */
export function AcceptsMultipart(): MethodDecorator {
  return applyDecorators(RouteConfig({ multipart: true }), ApiConsumes('multipart/form-data'));
}

/** Call it once, before the application is initialised. A form is read only when its route asks for it. */
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

/** Forms that were read, by request. */
const FORMS = new WeakMap<FastifyRequest, Promise<MultipartForm>>();

/**
 * Reads all fields and files of the form into memory; later calls return the same result.
 *
 * @throws PayloadTooLargeException a file is too large, or there are too many parts
 * @throws BadRequestException the body is no form, or incomplete
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

/** The parser's errors carry a status; any other error is a broken form. */
function uploadError(error: unknown): Error {
  if (error instanceof PayloadTooLargeException) return error;
  const { statusCode } = error as { statusCode?: number };
  return statusCode === 413
    ? new PayloadTooLargeException(UPLOAD_TOO_LARGE)
    : new BadRequestException('The form is broken or incomplete.');
}
