// A foreign wallet answers a presentation: npm's @openid4vc/openid4vp, with @sd-jwt/sd-jwt-vc making the presentation.
// in:  {"request": "openid4vp://…", "credential": "…", "holderKey": jwk, "frame": {claim: true, …}, "query": id?}
// out: {"done": {"status": n, "body": {…}, "purpose": …}}
import { clientAuthenticationAnonymous } from '@openid4vc/oauth2';
import { Openid4vpClient } from '@openid4vc/openid4vp';
import * as jose from 'jose';
import { callbacks } from './callbacks.mjs';
import { converse } from './conversation.mjs';
import { vc } from './sdjwt.mjs';

await converse(async (task) => {
  const client = new Openid4vpClient({ callbacks: callbacks([], clientAuthenticationAnonymous()) });
  const parsed = client.parseOpenid4vpAuthorizationRequest({ authorizationRequest: task.request });
  const request = await client.resolveOpenId4vpAuthorizationRequest({ authorizationRequestPayload: parsed.params });
  if (!request.jar) throw new Error('the request was not signed');
  const payload = request.authorizationRequestPayload;

  const holder = await vc({ holderKey: task.holderKey });
  const presentation = await holder.present(task.credential, task.frame, {
    kb: { payload: { iat: Math.floor(Date.now() / 1000), aud: payload.client_id, nonce: payload.nonce } },
  });
  const query = task.query ?? request.dcql.query.credentials[0].id;
  const metadata = payload.client_metadata;
  const encryptionKey = metadata.jwks.keys.find((key) => key.use === 'enc');
  const answer = await client.createOpenid4vpAuthorizationResponse({
    authorizationRequestPayload: payload,
    authorizationResponsePayload: { vp_token: { [query]: [presentation] } },
    jarm: {
      encryption: { nonce: base64url(crypto.getRandomValues(new Uint8Array(16))), jwk: encryptionKey },
      serverMetadata: {
        authorization_signing_alg_values_supported: [],
        authorization_encryption_alg_values_supported: ['ECDH-ES'],
        authorization_encryption_enc_values_supported: metadata.encrypted_response_enc_values_supported,
      },
    },
  });
  const { response } = await client.submitOpenid4vpAuthorizationResponse({
    authorizationRequestPayload: payload,
    authorizationResponsePayload: answer.authorizationResponsePayload,
    jarm: answer.jarm,
  });
  return { status: response.status, body: await response.json(), clientId: payload.client_id, version: request.version };
});

function base64url(bytes) {
  return jose.base64url.encode(bytes);
}
