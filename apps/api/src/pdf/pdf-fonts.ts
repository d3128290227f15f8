import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/**
 * Noto Sans, for Latin, Greek and Cyrillic letters with all their accents; the standard fonts of PDF have Western
 * European ones only. Only the glyphs that are used end up in a file.
 */
export const PDF_FONTS = {
  normal: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf'),
} as const;
