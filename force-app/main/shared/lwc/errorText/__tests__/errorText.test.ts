import { errorTextOf } from 'c/errorText';

const problem = {
    type: 'about:blank',
    title: 'There is no start place for the person',
    status: 422,
    detail: 'User 005 has no VisitBase__c',
    instance: '/v1/plans',
    code: 'no-base',
    actions: ['Set the start place.']
};

describe('c/errorText', () => {
    it('takes the problem out of an Apex error and speaks the language of the person', () => {
        const text = errorTextOf({ body: { message: JSON.stringify(problem) } });
        expect(text.code).toBe('no-base');
        expect(text.title).toContain('Fieldmap_Problem_NoBaseTitle');
        expect(text.actions).toHaveLength(1);
        expect(text.detail).toContain('User 005 has no VisitBase__c');
    });

    it('shows the words of a problem that it does not know', () => {
        const text = errorTextOf({ ...problem, code: 'brand-new' });
        expect(text.title).toBe(problem.title);
        expect(text.actions).toEqual(problem.actions);
    });

    it.each([
        ['Lightning Data Service', { body: [{ message: 'one' }, { message: 'two' }] }, 'one; two'],
        ['JavaScript', new Error('broken'), 'broken'],
        ['a text', 'just words', 'just words'],
        ['nothing at all', undefined, '']
    ])('keeps the detail of an error of %s', (_source, error, detail) => {
        expect(errorTextOf(error)).toMatchObject({ code: 'unknown', detail });
    });

    it.each([
        "You do not have access to the Apex class named 'KpiController'.",
        'Apex クラス「KpiController」へのアクセス権がありません。'
    ])('tells who lacks a permission set which ones there are: %s', (message) => {
        const text = errorTextOf({ body: { message } });
        expect(text.code).toBe('no-class-access');
        expect(text.title).toContain('Fieldmap_Error_NoClassTitle');
        expect(text.actions).toHaveLength(1);
    });

    it('tells who has no permission set at all so', () => {
        const message = "You do not have access to the Apex class named 'SessionController'.";
        expect(errorTextOf({ body: { message } }).title).toContain('Fieldmap_Error_NoAccessTitle');
    });

    it('knows a lost connection', () => {
        expect(errorTextOf(new TypeError('Failed to fetch')).code).toBe('offline');
    });
});
