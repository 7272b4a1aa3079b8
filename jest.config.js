// tsc checks the types beside this; here they are only stripped, which keeps a run short.
const transformTypes = ['ts-jest', { tsconfig: 'test/tsconfig.json', diagnostics: false }];

module.exports = {
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testEnvironment: 'node',
  transform: {
    '\\.tsx?$': transformTypes,
    '\\.sql$': '<rootDir>/scripts/jest/sql.js',
    '\\.css$': '<rootDir>/scripts/jest/css.js',
  },
  // It is written in modules that jest does not read; this is the same, as a script.
  moduleNameMapper: { '^d3-dsv$': '<rootDir>/node_modules/d3-dsv/dist/d3-dsv.js' },
  globalSetup: '<rootDir>/scripts/jest/build-once.js',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.build'],
  // No measure of anything: a busy machine makes tests slow, not red.
  testTimeout: 180_000,
  maxWorkers: 2,
};
