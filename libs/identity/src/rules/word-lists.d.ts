declare module '@zxcvbn-ts/*.json.mjs' {
  const words: readonly string[];
  export default words;
}
