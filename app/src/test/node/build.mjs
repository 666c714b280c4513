// A foreign issuer and holder build what we verify: an SD-JWT VC signed with a given key and chain, presented with key binding.
// in:  {"issuerKey": jwk, "x5c": [base64…], "holderKey": jwk, "payload": {…}, "frame": {…}, "present": {…}, "aud": "…", "nonce": "…"}
// out: {"done": {"credential": "…", "presentation": "…"}}
import { converse } from './conversation.mjs';
import { vc } from './sdjwt.mjs';

await converse(async (task) => {
  const maker = await vc({ issuerKey: task.issuerKey, holderKey: task.holderKey });
  const credential = await maker.issue(task.payload, task.frame, { header: { x5c: task.x5c } });
  const presentation = await maker.present(credential, task.present, {
    kb: { payload: { iat: Math.floor(Date.now() / 1000), aud: task.aud, nonce: task.nonce } },
  });
  return { credential, presentation };
});
