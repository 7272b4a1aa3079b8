import tseslint from 'typescript-eslint';
import { arrows } from './scripts/lint/arrows.mjs';
import { hosted, hostless } from './scripts/lint/globals.mjs';

const homeroom = { rules: { arrows } };

const taste = {
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
  '@typescript-eslint/consistent-type-imports': 'error',
  // With noUncheckedIndexedAccess, `!` is how a loop says that it stays inside its array.
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/no-dynamic-delete': 'off',
  '@typescript-eslint/no-invalid-void-type': 'off',
  // `json<T>(): T` says at the call what the reader takes the answer to be.
  '@typescript-eslint/no-unnecessary-type-parameters': 'off',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  'prefer-const': 'error',
  'no-var': 'error',
};

// Where a rule of the strict set would make code longer and no safer.
const typedTaste = {
  ...taste,
  // There is no `this` here: what looks like a method is a function in a frozen object.
  '@typescript-eslint/unbound-method': 'off',
  '@typescript-eslint/restrict-template-expressions': [
    'error',
    { allowNumber: true, allowBoolean: true },
  ],
  '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
};

const typed = [
  'src/**/*.ts',
  'sidebar/**/*.{ts,tsx}',
  'gallery/**/*.{ts,tsx}',
  'sources/**/*.{ts,tsx}',
];
const untyped = ['emulator/**/*.{ts,tsx}', 'test/**/*.{ts,tsx}'];

export default tseslint.config(
  {
    ignores: ['node_modules', 'dist', '.build', '.state', 'coverage', 'src/registry.generated.ts'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: typed,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: typedTaste,
  },
  {
    files: ['*.{js,mjs}', 'scripts/**/*.{js,mjs,cjs}', '{emulator,test}/**/*.mjs'],
    extends: [tseslint.configs.recommended],
    rules: { ...taste, '@typescript-eslint/no-require-imports': 'off' },
  },
  { files: untyped, extends: [tseslint.configs.strict], rules: taste },
  {
    files: [...typed, 'emulator/**/*.{ts,tsx}'],
    plugins: { homeroom },
    rules: { 'homeroom/arrows': 'error' },
  },
  {
    files: ['src/**/*.ts'],
    rules: { ...hostless, 'no-console': 'error' },
  },
  {
    files: ['src/host/google/**/*.ts'],
    rules: { ...hosted, 'no-console': 'off' },
  },
  {
    // What comes back over a wire is looked at, not modelled.
    files: ['test/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    // The values of its expressions hold themselves, and this rule goes round in them for ever.
    files: ['src/connectors/_manifest/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
);
