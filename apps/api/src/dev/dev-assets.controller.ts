import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Allow } from '../edge/auth/allow.js';
import { DEV_SCRIPT } from './dev-script.js';
import { DEV_STYLE } from './dev-style.js';

/** Pages load files of our own origin only. */
@ApiExcludeController()
@Controller('dev/assets')
export class DevAssetsController {
  @Get('dev.css')
  @Allow('anyone')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(): string {
    return DEV_STYLE;
  }

  @Get('dev.js')
  @Allow('anyone')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  script(): string {
    return DEV_SCRIPT;
  }
}
