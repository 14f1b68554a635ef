/** Two Jest projects: `node` (middleware, scripts, test) as ES modules by swc, `lwc` (components) by the platform's preset. */
const { jestConfig } = require('@salesforce/sfdx-lwc-jest/config');
const path = require('node:path');
const rootDir = path.resolve(__dirname, '../..');
const swc = [
    '@swc/jest',
    { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' }, sourceMaps: 'inline' }
];
const { collectCoverageFrom: _unused, ...lwcPreset } = jestConfig;

module.exports = {
    rootDir,
    testTimeout: 60_000,
    projects: [
        {
            displayName: 'node',
            rootDir,
            testEnvironment: 'node',
            roots: ['<rootDir>/middleware', '<rootDir>/scripts', '<rootDir>/test', '<rootDir>/force-app/main/kernel'],
            testMatch: ['**/*.test.ts'],
            extensionsToTreatAsEsm: ['.ts'],
            moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
            transform: { '^.+\\.ts$': swc },
            moduleNameMapper: { '^#kernel/(\\w+)$': '<rootDir>/force-app/main/kernel/lwc/$1/$1.ts' },
            modulePathIgnorePatterns: [
                '<rootDir>/lib/',
                '<rootDir>/build/',
                '<rootDir>/.cache/',
                '<rootDir>/.demo/',
                '<rootDir>/test/cli/sf/'
            ]
        },
        {
            ...lwcPreset,
            displayName: 'lwc',
            rootDir,
            roots: ['<rootDir>/force-app'],
            testMatch: ['**/__tests__/**/*.test.ts'],
            testPathIgnorePatterns: ['<rootDir>/force-app/main/kernel/'],
            setupFilesAfterEnv: ['<rootDir>/force-app/test/jest-stubs/setup.cjs'],
            moduleNameMapper: {
                '^lightning/(navigation|modal|mobileCapabilities|platformShowToastEvent|messageService|platformResourceLoader|refresh|toast|empApi)$':
                    '<rootDir>/force-app/test/jest-stubs/lightning/$1'
            },
            modulePathIgnorePatterns: [
                '<rootDir>/lib/',
                '<rootDir>/build/',
                '<rootDir>/.cache/',
                '<rootDir>/.demo/',
                '<rootDir>/test/cli/sf/'
            ]
        }
    ]
};
