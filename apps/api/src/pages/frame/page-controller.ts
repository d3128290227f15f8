import { applyDecorators, Controller, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { PageInterceptor } from './page.interceptor.js';

/** A controller below `/app` whose methods return a `Page` or a `SeeOther`. The API documentation leaves it out. */
export function PageController(): ClassDecorator {
  return applyDecorators(
    Controller('app'),
    UseInterceptors(PageInterceptor),
    ApiExcludeController(),
  );
}
