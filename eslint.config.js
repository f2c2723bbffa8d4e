import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { layersRule } from './scripts/lint/layers-rule.ts';

const says = (selector, message) => ({ selector, message });
const DRAWERS = { regex: '/(utils?|helpers?|common)(\\.ts)?$', message: 'A module has a job and its name.' };
const NO_STRINGS_AS_CODE = 'Texts are rendered by Lit from a tree: no HTML from strings, in any form.';

/** What the elements may not do, so that they run under a strict CSP and no text ever becomes markup. */
const STRICT_CSP = [
  says(
    'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe)$/]',
    NO_STRINGS_AS_CODE,
  ),
  says('Identifier[name=/^(unsafeHTML|unsafeSVG|unsafeMathML|unsafeStatic)$/]', NO_STRINGS_AS_CODE),
  says('Identifier[name="styleMap"]', 'styleMap writes style attributes, which a strict CSP refuses: use a class.'),
  says(
    'TaggedTemplateExpression TemplateElement[value.raw=/<style\\b/i]',
    'No <style> in a template: a strict CSP refuses it.',
  ),
  says(
    'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\sstyle=/i]',
    'No style attribute in a template: a strict CSP refuses it.',
  ),
  says('CallExpression[callee.name="Function"], NewExpression[callee.name="Function"]', NO_STRINGS_AS_CODE),
];

/** An element reads: docs, styles, properties, state, controllers, lifecycle, handlers, render. */
const READING_ORDER = [
  says(
    'ClassBody > MethodDefinition[key.name=/^render/] ~ MethodDefinition:not([key.name=/^render/])',
    'What renders comes last.',
  ),
];

export default defineConfig(
  globalIgnores(['dist/', 'storybook-static/', 'coverage/', '.cache/', '.data/', 'src/*/generated/']),
  tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { lupa: { rules: { layers: layersRule } } },
    rules: {
      'lupa/layers': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          allowForKnownSafeCalls: [
            { from: 'package', name: ['test', 'describe', 'it', 'suite'], package: 'node:test' },
          ],
        },
      ],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `null` and `undefined` are asked for together with `== null`.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-imports': ['error', { patterns: [DRAWERS] }],
    },
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
  {
    files: ['src/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/best-practice'], litA11y.configs.recommended],
    settings: { wc: { elementBaseClasses: ['LitElement', 'WidgetElement'] } },
    rules: {
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-console': ['error', { allow: ['warn', 'error'] }],
      'no-restricted-globals': ['error', { name: 'localStorage', message: 'Nothing of a person stays on the device.' }],
      'no-restricted-syntax': ['error', ...STRICT_CSP],
      'lit/no-legacy-template-syntax': 'error',
      'lit/no-private-properties': 'error',
      'lit/no-native-attributes': 'off',
      'lit/prefer-nothing': 'error',
      'lit/no-useless-template-literals': 'error',
      // Tags are registered in `define/`, by name.
      'wc/define-tag-after-class-definition': 'off',
      'wc/guard-define-call': 'error',
      // The base classes are known, and have what is called.
      'wc/guard-super-call': 'off',
      // Safari takes the role away from a list without bullets.
      'lit-a11y/no-redundant-role': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['src/elements/*/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...STRICT_CSP, ...READING_ORDER],
      '@typescript-eslint/member-ordering': [
        'error',
        {
          default: {
            memberTypes: [
              'static-field',
              'public-decorated-field',
              ['protected-decorated-field', 'private-decorated-field'],
              'instance-field',
              'constructor',
              ['get', 'set', 'method'],
            ],
          },
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/theme/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'lit', importNames: ['unsafeCSS'], message: 'Values come from src/theme.' }],
          patterns: [DRAWERS],
        },
      ],
    },
  },
  {
    // The types of @open-wc/testing make a promise of every `expect()`, for the sake of those that ask axe.
    files: ['test/elements/**/*.ts'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
  {
    // A test says what is there, and gives functions that do nothing.
    files: ['test/**/*.ts', 'stories/**/*.ts'],
    rules: { '@typescript-eslint/no-empty-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
