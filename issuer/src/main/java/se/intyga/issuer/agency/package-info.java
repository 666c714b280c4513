/// Who issues: each agency with its own identifier, key and certificates (R59). No key is shared between agencies.
@NullMarked
package se.intyga.issuer.agency;

import org.jspecify.annotations.NullMarked;
