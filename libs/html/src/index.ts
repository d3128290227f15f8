export { FragmentCache } from './fragment-cache.js';
export { renderToString } from './jsx-runtime.js';
