import QRCode from 'qrcode';

/** A QR code of the text, drawn here: a PNG of 300 by 300 pixels as raw base64, without a data-URL prefix. */
export async function qrPng(text: string): Promise<string> {
  const png = await QRCode.toBuffer(text, { type: 'png', width: 300, margin: 2, errorCorrectionLevel: 'M' });
  return png.toString('base64');
}
