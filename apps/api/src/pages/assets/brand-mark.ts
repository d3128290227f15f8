/** The product's logo, a lit marquee bulb over a call sheet; inline, so that nothing is loaded from elsewhere. */
export const BRAND_MARK =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">' +
  '<rect width="32" height="32" rx="8" fill="#1c4fd1"/>' +
  '<path d="M9 8.5h14M9 14h14M9 19.5h6" stroke="#fff" stroke-width="2.6" stroke-linecap="round" opacity=".55"/>' +
  '<path d="m15.5 21 3.6 3.6L26 16.5" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/>' +
  '</svg>';
