/// Who the wallet is: registered public wallets and wallets attested by a trusted wallet provider.
@NullMarked
package se.intyga.issuer.client;

import org.jspecify.annotations.NullMarked;
