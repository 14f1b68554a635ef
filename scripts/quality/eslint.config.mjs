import js from '@eslint/js';
import lwc from '@salesforce/eslint-config-lwc';
import tseslint from 'typescript-eslint';

const NODE_TS = ['middleware/**/*.ts', 'scripts/**/*.ts', 'test/**/*.ts', 'force-app/main/kernel/**/*.ts'];
const LWC_TS = ['force-app/main/*/lwc/**/*.ts'];
const CLOCK_AND_CHANCE = [
    { object: 'Date', property: 'now', message: 'Take a Clock as an argument.' },
    { object: 'Math', property: 'random', message: 'Take a seeded random as an argument.' }
];

/** The platform's rules parse with Babel; here they run on TypeScript, so only the rules are kept. */
const platformRules = lwc.configs.recommended.map(({ languageOptions = {}, processor: _processor, ...config }) => {
    const { parser: _parser, parserOptions: _parserOptions, ...kept } = languageOptions;
    return {
        ...config,
        files: LWC_TS,
        ignores: ['force-app/main/kernel/**', '**/__tests__/**'],
        languageOptions: kept
    };
});

export default tseslint.config(
    { ignores: ['lib/**', 'build/**', '.cache/**', '.demo/**', 'node_modules/**', '**/*.js', '!scripts/**/*.js'] },
    js.configs.recommended,
    ...tseslint.configs.recommended.map((config) => ({ ...config, files: [...NODE_TS, ...LWC_TS] })),
    {
        files: [...NODE_TS, ...LWC_TS],
        languageOptions: { parser: tseslint.parser },
        rules: {
            '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
            'no-undef': 'off'
        }
    },
    {
        files: ['middleware/src/**/*.ts', 'force-app/main/kernel/**/*.ts'],
        ignores: ['**/*.test.ts'],
        rules: {
            'no-console': 'error',
            'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Name your exports.' }]
        }
    },
    {
        files: [
            'middleware/src/{planning,visits,kpi,goals,deals,team,territories}/**/*.ts',
            'force-app/main/kernel/**/*.ts'
        ],
        ignores: ['**/*.test.ts'],
        rules: { 'no-restricted-properties': ['error', ...CLOCK_AND_CHANCE] }
    },
    {
        files: ['middleware/src/**/*.ts'],
        ignores: ['middleware/src/config/**', '**/*.test.ts'],
        rules: {
            'no-restricted-globals': [
                'error',
                {
                    name: 'process',
                    message: 'Only config/ reads the process environment; main.ts may import it by name.'
                }
            ]
        }
    },
    {
        files: ['**/*.{cjs,mjs}'],
        rules: { 'no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }] },
        languageOptions: {
            globals: {
                process: 'readonly',
                console: 'readonly',
                module: 'writable',
                require: 'readonly',
                __dirname: 'readonly',
                URL: 'readonly',
                setTimeout: 'readonly',
                fetch: 'readonly',
                AbortSignal: 'readonly'
            }
        }
    },
    ...platformRules,
    {
        // Rules of the platform's preset that TypeScript or Prettier already cover, or that say the opposite of them.
        files: LWC_TS,
        rules: {
            'dot-notation': 'off',
            'no-confusing-arrow': 'off',
            'no-unused-vars': 'off',
            'no-use-before-define': 'off',
            'no-void': 'off'
        }
    }
);
