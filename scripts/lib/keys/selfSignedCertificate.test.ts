import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { selfSignedCertificate } from './selfSignedCertificate.ts';

describe('selfSignedCertificate', () => {
    it('carries the key, the name and the time, and is signed by itself', () => {
        const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
        const validFrom = new Date('2026-11-21T10:20:30Z');
        const pem = selfSignedCertificate({ commonName: 'Fieldmap 00D', privateKey, validFrom, validDays: 365 });
        const certificate = new X509Certificate(pem);
        expect(certificate.subject).toBe('CN=Fieldmap 00D');
        expect(certificate.verify(createPublicKey(privateKey))).toBe(true);
        expect(new Date(certificate.validFrom)).toEqual(validFrom);
        expect(new Date(certificate.validTo)).toEqual(new Date('2027-11-21T10:20:30Z'));
        expect(createPublicKey(pem).equals(createPublicKey(privateKey))).toBe(true);
    });
});
