/** The bundler and the tests hand a SQL file over as its text. */
declare module '*.sql' {
  const text: string;
  export default text;
}
