// npm's @sd-jwt/sd-jwt-vc with node's crypto: holder (given a key) and verifier (keys come from x5c).
import { X509Certificate } from 'node:crypto';
import { digest, ES256, generateSalt } from '@sd-jwt/crypto-nodejs';
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import * as jose from 'jose';

/** @param {{holderKey?: object, issuerKey?: object, statusOf?: (uri: string) => Promise<string>}} options */
export async function vc({ holderKey, issuerKey, header } = {}) {
  const config = {
    hasher: digest,
    hashAlg: 'sha-256',
    saltGenerator: generateSalt,
    signAlg: 'ES256',
    kbSignAlg: 'ES256',
    verifier: verifyByCertificate,
    statusVerifier: verifyByCertificate,
    kbVerifier: async (data, signature, payload) => (await ES256.getVerifier(payload.cnf.jwk))(data, signature),
    statusListFetcher: async (uri) => {
      const answer = await fetch(uri, { headers: { accept: 'application/statuslist+jwt' } });
      if (!answer.ok) throw new Error(`the status list answered ${answer.status}`);
      return answer.text();
    },
  };
  if (holderKey) config.kbSigner = await ES256.getSigner(holderKey);
  if (issuerKey) config.signer = await ES256.getSigner(issuerKey);
  return new SDJwtVcInstance(config);
}

async function verifyByCertificate(data, signature) {
  const { x5c } = JSON.parse(Buffer.from(data.split('.')[0], 'base64url').toString());
  const key = new X509Certificate(Buffer.from(x5c[0], 'base64')).publicKey;
  return (await ES256.getVerifier(await jose.exportJWK(key)))(data, signature);
}
