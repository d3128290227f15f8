import { ClockInController } from './clock-in.controller.js';
import { ManagerCodeController } from './manager-code.controller.js';
import { QrCodeController } from './qr-code.controller.js';
import { ScanController } from './scan.controller.js';
import { ScanningService } from './scanning.service.js';
import { StationInstallService } from './station-install.service.js';
import { StationApiController } from './station-api.controller.js';
import { StationController } from './station.controller.js';

/** What `PagesModule` registers of this folder. */
export const CLOCK_IN_PAGES = {
  controllers: [
    ClockInController,
    QrCodeController,
    StationController,
    StationApiController,
    ScanController,
    ManagerCodeController,
  ],
  providers: [ScanningService, StationInstallService],
};
