import QRCode from 'qrcode';

/** A QR code of the text as a `data:` URL of an SVG: black on white in either colour scheme. */
export async function qrCodeUrl(text: string): Promise<string> {
  const svg = await QRCode.toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

/** The same as a picture that phones keep: a PNG of 960 by 960 pixels, drawn in a thread. */
export async function qrCodePng(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const svg = await QRCode.toString(text, { type: 'svg', margin: 4, errorCorrectionLevel: 'M' });
  const { default: sharp } = await import('sharp');
  const picture = sharp(Buffer.from(svg), { density: 1200 }).resize(960, 960);
  return Uint8Array.from(await picture.png({ palette: true, colours: 2 }).toBuffer());
}
