import { describe, expect, it } from '@jest/globals';
import { child, children, readSoapCall, toXml } from './envelope.ts';

describe('readSoapCall', () => {
    it('reads session, operation and elements whatever the prefixes', () => {
        const call = readSoapCall(`<?xml version="1.0"?><soapenv:Envelope xmlns:soapenv="s"><soapenv:Header>
            <cmd:SessionHeader xmlns:cmd="m"><cmd:sessionId>00D!t</cmd:sessionId></cmd:SessionHeader></soapenv:Header>
            <soapenv:Body><deploy><ZipFile>AA==</ZipFile><DeployOptions><checkOnly>true</checkOnly></DeployOptions></deploy>
            </soapenv:Body></soapenv:Envelope>`);
        expect(call).toMatchObject({ sessionId: '00D!t', operation: 'deploy' });
        expect(child(call.argument, 'DeployOptions')).toEqual({ checkOnly: 'true' });
    });

    it.each(['', '<html/>', 'not xml', undefined])('refuses %p', (body) => {
        expect(() => readSoapCall(body)).toThrow('no SOAP envelope');
    });

    it('has no session without a header', () => {
        const call = readSoapCall('<e:Envelope xmlns:e="s"><e:Body><login/></e:Body></e:Envelope>');
        expect(call).toEqual({ sessionId: null, operation: 'login', argument: {} });
    });
});

describe('toXml', () => {
    it('repeats lists, marks null and escapes text', () => {
        expect(toXml('a', { b: ['<', 2], c: null, d: undefined })).toBe(
            '<a><b>&lt;</b><b>2</b><c xsi:nil="true"/></a>'
        );
    });
});

describe('children', () => {
    it('gives a list for none, one and many', () => {
        expect([children({}, 'x'), children({ x: 'a' }, 'x'), children({ x: ['a', 'b'] }, 'x')]).toEqual([
            [],
            ['a'],
            ['a', 'b']
        ]);
    });
});
