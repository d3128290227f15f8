export { FragmentCache } from './fragment-cache.js';
export { renderToBytes, renderToString } from './jsx-runtime.js';
