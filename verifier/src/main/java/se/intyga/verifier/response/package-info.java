/// What a wallet posts: decrypted, checked, taken once (OpenID4VP 1.0, section 8.2).
@NullMarked
package se.intyga.verifier.response;

import org.jspecify.annotations.NullMarked;
