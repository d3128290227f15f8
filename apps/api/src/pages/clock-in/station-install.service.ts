import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '#libs/messaging';
import { AssetFilesService } from '../assets/asset-files.service.js';
import { STATION_WORDS } from './station.words.js';

/** A web app manifest: https://www.w3.org/TR/appmanifest/ */
export interface StationManifest {
  id: string;
  name: string;
  short_name: string;
  start_url: string;
  scope: string;
  display: 'fullscreen';
  lang: Language;
  background_color: string;
  theme_color: string;
  icons: readonly { src: string; sizes: string; type: string; purpose: string }[];
}

/** What makes a station's page one that can be installed: its manifest and its service worker. */
@Injectable()
export class StationInstallService {
  /** The service worker, led by the version of this build and the files that it keeps. */
  readonly worker: string;

  constructor(private readonly assets: AssetFilesService) {
    const { styles, submitOnce, frame, icon, station, scanWorker, scanReader } = assets.urls;
    const files = [styles, submitOnce, frame, icon, station, scanWorker, scanReader];
    const version = createHash('sha256')
      .update(JSON.stringify(files) + assets.stationWorker)
      .digest('hex')
      .slice(0, 12);
    this.worker = `self.STATION=${JSON.stringify({ version, files })};\n${assets.stationWorker}`;
  }

  /** @param base the station's own address */
  manifest(base: string, eventName: string, language: Language): StationManifest {
    return {
      id: base,
      name: `${eventName} · ${STATION_WORDS[language].title}`,
      short_name: eventName,
      start_url: base,
      scope: base,
      display: 'fullscreen',
      lang: language,
      background_color: '#ffffff',
      theme_color: '#1c4fd1',
      icons: [{ src: this.assets.urls.icon, sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
    };
  }
}
