import QRCode from 'qrcode';

/** A QR code of the text as a `data:` URL of an SVG: black on white in either colour scheme. */
export async function qrCodeUrl(text: string): Promise<string> {
  const svg = await QRCode.toString(text, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' });
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}
