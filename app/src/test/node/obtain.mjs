// A foreign wallet fetches a credential: npm's @openid4vc/openid4vci, by either grant.
// in:  {"offer": "openid-credential-offer://…", "configuration": id, "clientId": id, "redirectUri": uri, "txCode": "…"?, "keys": n?}
// asks {"authorize": url} and wants {"redirect": url} back (authorization code grant only)
// out: {"done": {"credentials": […], "holderKeys": [jwk…], "notified": bool}}
import { clientAuthenticationAnonymous, clientAuthenticationNone } from '@openid4vc/oauth2';
import { Openid4vciClient } from '@openid4vc/openid4vci';
import { callbacks, newKey } from './callbacks.mjs';
import { converse } from './conversation.mjs';

const PRE_AUTHORIZED = 'urn:ietf:params:oauth:grant-type:pre-authorized_code';

await converse(async (task, ask) => {
  const dpopKey = await newKey();
  const holderKeys = await Promise.all(Array.from({ length: task.keys ?? 1 }, newKey));
  const anonymous = task.txCode !== undefined || task.anonymous;
  const authentication = anonymous ? clientAuthenticationAnonymous() : clientAuthenticationNone({ clientId: task.clientId });
  const client = new Openid4vciClient({ callbacks: callbacks([dpopKey, ...holderKeys], authentication) });
  const dpopSigner = { signer: { method: 'jwk', alg: 'ES256', publicJwk: dpopKey.publicJwk } };

  const credentialOffer = await client.resolveCredentialOffer(task.offer);
  const issuerMetadata = await client.resolveIssuerMetadata(credentialOffer.credential_issuer);
  const configuration = issuerMetadata.credentialIssuer.credential_configurations_supported[task.configuration];
  if (!configuration) throw new Error('the configuration is not in the metadata');

  let token;
  if (credentialOffer.grants?.[PRE_AUTHORIZED]) {
    token = await client.retrievePreAuthorizedCodeAccessTokenFromOffer({
      credentialOffer, issuerMetadata, txCode: task.txCode, dpop: dpopSigner,
    });
  } else {
    const { authorizationRequestUrl, pkce, authorizationServer, dpop } = await client.createAuthorizationRequestUrlFromOffer({
      credentialOffer, issuerMetadata, clientId: task.clientId, redirectUri: task.redirectUri,
      scope: configuration.scope, state: crypto.randomUUID(), dpop: dpopSigner,
    });
    const { redirect } = await ask({ authorize: authorizationRequestUrl });
    const response = client.parseAndVerifyAuthorizationResponseRedirectUrl({
      url: redirect,
      authorizationServerMetadata: issuerMetadata.authorizationServers.find((server) => server.issuer === authorizationServer),
    });
    if (response.error) throw new Error(`the authorization server said ${response.error}`);
    token = await client.retrieveAuthorizationCodeAccessTokenFromOffer({
      credentialOffer, issuerMetadata, authorizationCode: response.code, pkceCodeVerifier: pkce.codeVerifier,
      redirectUri: task.redirectUri, dpop: dpop ?? dpopSigner,
    });
  }
  if (token.accessTokenResponse.token_type !== 'DPoP') throw new Error('the token is not bound to the key');

  const { c_nonce: nonce } = await client.requestNonce({ issuerMetadata });
  const jwts = [];
  for (const key of holderKeys) {
    const { jwt } = await client.createCredentialRequestJwtProof({
      issuerMetadata, credentialConfigurationId: task.configuration, nonce,
      clientId: anonymous ? undefined : task.clientId,
      signer: { method: 'jwk', alg: 'ES256', publicJwk: key.publicJwk },
    });
    jwts.push(jwt);
  }
  const answer = await client.retrieveCredentials({
    issuerMetadata, credentialConfigurationId: task.configuration, proofs: { jwt: jwts },
    accessToken: token.accessTokenResponse.access_token, dpop: token.dpop ?? dpopSigner,
  });
  const credentials = answer.credentialResponse.credentials.map((one) => (typeof one === 'string' ? one : one.credential));

  const notificationId = answer.credentialResponse.notification_id;
  if (notificationId) {
    await client.sendNotification({
      issuerMetadata, notification: { notificationId, event: 'credential_accepted' },
      accessToken: token.accessTokenResponse.access_token, dpop: token.dpop ?? dpopSigner,
    });
  }
  return { credentials, holderKeys: holderKeys.map((key) => key.privateJwk), notified: Boolean(notificationId) };
});
