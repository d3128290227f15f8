declare module '@zxcvbn-ts/language-common/dist/adjacencyGraphs.json.mjs' {
  /** By keyboard and key: the neighbouring keys. */
  const graphs: Record<string, Record<string, (string | null)[]>>;
  export default graphs;
}

declare module '@zxcvbn-ts/*.json.mjs' {
  const words: readonly string[];
  export default words;
}
