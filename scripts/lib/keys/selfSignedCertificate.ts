import { createPublicKey, randomBytes, sign, type KeyObject } from 'node:crypto';

const SHA256_WITH_RSA = Buffer.from('300d06092a864886f70d01010b0500', 'hex');
const COMMON_NAME = Buffer.from('0603550403', 'hex');
const DAY_MS = 86_400_000;

export interface CertificateRequest {
    readonly commonName: string;
    /** RSA. */
    readonly privateKey: KeyObject;
    readonly validFrom: Date;
    readonly validDays: number;
}

/**
 * A self-signed certificate as PEM: the form in which Salesforce wants a public key. It vouches for nobody; both sides
 * compare keys.
 *
 * Source: RFC 5280 section 4.1, DER by X.690.
 */
export function selfSignedCertificate({ commonName, privateKey, validFrom, validDays }: CertificateRequest): string {
    const name = sequence(tag(0x31, sequence(COMMON_NAME, tag(0x0c, Buffer.from(commonName)))));
    const serial = randomBytes(16);
    serial[0] = (serial[0]! & 0x7f) | 0x40;
    const body = sequence(
        tag(0xa0, tag(0x02, Buffer.from([2]))),
        tag(0x02, serial),
        SHA256_WITH_RSA,
        name,
        sequence(time(validFrom), time(new Date(validFrom.getTime() + validDays * DAY_MS))),
        name,
        createPublicKey(privateKey).export({ type: 'spki', format: 'der' })
    );
    const signature = tag(0x03, Buffer.from([0]), sign('sha256', body, privateKey));
    const der = sequence(body, SHA256_WITH_RSA, signature);
    const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
    return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function time(instant: Date): Buffer {
    const digits = instant.toISOString().replace(/[-:T]|\.\d+/g, '');
    return instant.getUTCFullYear() < 2050 ? tag(0x17, Buffer.from(digits.slice(2))) : tag(0x18, Buffer.from(digits));
}

function sequence(...parts: readonly Buffer[]): Buffer {
    return tag(0x30, ...parts);
}

function tag(type: number, ...parts: readonly Buffer[]): Buffer {
    const content = Buffer.concat(parts);
    return Buffer.concat([Buffer.from([type]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
    if (length < 0x80) {
        return Buffer.from([length]);
    }
    return length < 0x100 ? Buffer.from([0x81, length]) : Buffer.from([0x82, length >> 8, length & 0xff]);
}
