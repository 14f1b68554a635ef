import { describe, expect, it } from '@jest/globals';
import { testMethodsOf } from './testMethods.ts';

describe('testMethodsOf', () => {
    it('finds annotated methods in any order of modifiers, and the old keyword', () => {
        const body = `@IsTest private class T {
            @IsTest static void one() {}
            @isTest(SeeAllData=true)
            private static void two() {}
            static testMethod void three() {}
        }`;
        expect(testMethodsOf(body)).toEqual(['one', 'two', 'three']);
    });

    it('leaves comments, strings and helpers alone', () => {
        const body = `@IsTest private class T {
            // @IsTest static void commented() {}
            /* @IsTest static void block() {} */
            static String text = '@IsTest static void quoted() {}';
            static void helper() {}
        }`;
        expect(testMethodsOf(body)).toEqual([]);
    });
});
