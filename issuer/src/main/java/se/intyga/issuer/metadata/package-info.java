/// What wallets read first: issuer metadata, authorization server metadata and keys.
@NullMarked
package se.intyga.issuer.metadata;

import org.jspecify.annotations.NullMarked;
