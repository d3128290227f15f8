import type { LogoImage } from './logo-image.js';

/** File name of a logo, different for each picture, so that clients may cache it forever. */
export function logoFileName({ etag, mediaType }: Pick<LogoImage, 'etag' | 'mediaType'>): string {
  return `${etag.slice(0, 32)}.${mediaType.slice('image/'.length)}`;
}
