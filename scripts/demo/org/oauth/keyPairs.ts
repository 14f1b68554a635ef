import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '../server/jsonFile.ts';

/** An RSA key pair that was made once and kept. */
export interface KeyPair {
    /** Digest of the public key. */
    readonly kid: string;
    readonly privateKeyPem: string;
    readonly publicKeyPem: string;
    /** Where the private key lies, mode 0600. */
    readonly privateKeyFile: string;
}

/** Reads `<name>.key` from the directory, or makes it there (RSA 2048). */
export function loadKeyPair(directory: string, name: string): KeyPair {
    const privateKeyFile = join(directory, `${name}.key`);
    if (!existsSync(privateKeyFile)) {
        const { privateKey } = generateKeyPairSync('rsa', {
            modulusLength: 2048,
            privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
            publicKeyEncoding: { type: 'spki', format: 'pem' }
        });
        writePrivateFile(privateKeyFile, privateKey);
    }
    const privateKeyPem = readFileSync(privateKeyFile, 'utf8');
    const publicKeyPem = createPublicKey(privateKeyPem).export({ type: 'spki', format: 'pem' }).toString();
    const kid = createHash('sha256').update(publicKeyPem).digest('base64url').slice(0, 16);
    return { kid, privateKeyPem, publicKeyPem, privateKeyFile };
}
