export { renderToString } from './jsx-runtime.js';
