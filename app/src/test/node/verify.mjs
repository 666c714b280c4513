// A foreign verifier reads what we issued: npm's @sd-jwt/sd-jwt-vc, status list included.
// in:  {"presentation": "…", "nonce": "…"?, "claims": [names]?}
// out: {"done": {"payload": {…}}}
import { converse } from './conversation.mjs';
import { vc } from './sdjwt.mjs';

await converse(async (task) => {
  const verifier = await vc();
  const result = await verifier.verify(task.presentation, { keyBindingNonce: task.nonce, requiredClaimKeys: task.claims });
  return { payload: result.payload, header: result.header };
});
