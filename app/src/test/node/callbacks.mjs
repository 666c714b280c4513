// What the libraries leave to their user: hashing, randomness, signing and encryption, with node's own crypto and jose.
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import * as jose from 'jose';

export const base64url = (bytes) => Buffer.from(bytes).toString('base64url');

export async function newKey() {
  const { publicKey, privateKey } = await jose.generateKeyPair('ES256', { extractable: true });
  const publicJwk = await jose.exportJWK(publicKey);
  return { publicJwk, privateJwk: await jose.exportJWK(privateKey), privateKey, publicKey };
}

const sameKey = (a, b) => a.kty === b.kty && a.crv === b.crv && a.x === b.x && a.y === b.y;

/** The callbacks of one wallet that holds `keys`. */
export function callbacks(keys, clientAuthentication) {
  const find = (jwk) => {
    const key = keys.find((candidate) => sameKey(candidate.publicJwk, jwk));
    if (!key) throw new Error('the library asked for a key this wallet does not hold');
    return key;
  };
  return {
    fetch: globalThis.fetch,
    hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
    generateRandom: (length) => randomBytes(length),
    clientAuthentication,
    signJwt: async (signer, { header, payload }) => {
      const key = find(signer.publicJwk);
      const jwt = await new jose.SignJWT(payload).setProtectedHeader({ ...header, alg: signer.alg }).sign(key.privateKey);
      return { jwt, signerJwk: key.publicJwk };
    },
    verifyJwt: async (signer, { compact }) => {
      let key;
      if (signer.method === 'x5c') {
        key = new X509Certificate(Buffer.from(signer.x5c[0], 'base64')).publicKey;
      } else if (signer.method === 'jwk') {
        key = await jose.importJWK(signer.publicJwk, signer.alg);
      } else {
        return { verified: false };
      }
      try {
        await jose.compactVerify(compact, key, { algorithms: ['ES256'] });
        return { verified: true, signerJwk: await jose.exportJWK(key) };
      } catch {
        return { verified: false };
      }
    },
    encryptJwe: async (encryptor, data) => {
      const key = await jose.importJWK(encryptor.publicJwk, encryptor.alg);
      const header = { alg: encryptor.alg, enc: encryptor.enc, kid: encryptor.publicJwk.kid };
      const jwe = await new jose.CompactEncrypt(new TextEncoder().encode(data)).setProtectedHeader(header).encrypt(key);
      return { jwe, encryptionJwk: encryptor.publicJwk };
    },
    decryptJwe: async () => ({ decrypted: false }),
    getX509CertificateMetadata: (certificate) => {
      const names = new X509Certificate(Buffer.from(certificate, 'base64')).subjectAltName?.split(', ') ?? [];
      const of = (kind) => names.filter((name) => name.startsWith(kind)).map((name) => name.slice(kind.length));
      return { sanDnsNames: of('DNS:'), sanUriNames: of('URI:') };
    },
  };
}
