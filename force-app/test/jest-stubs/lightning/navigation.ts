import { createTestWireAdapter } from '@salesforce/wire-service-jest-util';

export const CurrentPageReference = createTestWireAdapter();
const Navigate = Symbol('Navigate');
const GenerateUrl = Symbol('GenerateUrl');

/** Every navigation of every component, newest last. */
export const navigate = jest.fn();
export const generateUrl = jest.fn((_reference: unknown) => Promise.resolve('https://example.com/record'));

type Constructor = new (...args: never[]) => object;
export const NavigationMixin = Object.assign(
    (Base: Constructor) =>
        class extends Base {
            [Navigate](reference: unknown, replace?: boolean): void {
                navigate(reference, replace);
            }
            [GenerateUrl](reference: unknown): Promise<string> {
                return generateUrl(reference);
            }
        },
    { Navigate, GenerateUrl }
);
