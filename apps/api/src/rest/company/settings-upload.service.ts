import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { reencodeLogo, type LogoImage } from '#libs/company';
import { isMultipart, readMultipart } from '../../edge/http/multipart.js';
import { refuseUnreadableText } from '../../edge/validation/readable-text.js';
import { RequestValidationPipe } from '../../edge/validation/request-validation.pipe.js';
import { CompanySettingsDto } from './company-settings.dto.js';

/** A little above the limit of a logo, so that a slightly larger one gets an error that names the limit. */
const MAX_UPLOAD_BYTES = 6 * 1024 * 1024;

export interface UploadedSettings {
  settings: CompanySettingsDto;
  /** Null: no logo was sent. */
  logo: LogoImage | null;
}

/** Reads settings sent as JSON, or as a browser's form with texts and a picture. */
@Injectable()
export class SettingsUploadService {
  private readonly validation = new RequestValidationPipe();

  /**
   * @throws Invalid naming each wrong field, `logo` among them
   * @throws PayloadTooLargeException the picture has more than 6 MB
   */
  async read(request: FastifyRequest): Promise<UploadedSettings> {
    if (!isMultipart(request)) return { settings: await this.settings(request.body), logo: null };
    const { fields, files } = await readMultipart(request, { maxFileBytes: MAX_UPLOAD_BYTES });
    refuseUnreadableText({ params: {}, query: {}, body: fields });
    const settings = await this.settings(fields);
    const bytes = files['logo']?.bytes;
    return { settings, logo: bytes?.length ? await reencodeLogo(bytes) : null };
  }

  private async settings(body: unknown): Promise<CompanySettingsDto> {
    return (await this.validation.transform(body ?? {}, {
      type: 'body',
      metatype: CompanySettingsDto,
    })) as CompanySettingsDto;
  }
}
