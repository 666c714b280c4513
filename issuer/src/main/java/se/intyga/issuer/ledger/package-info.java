/// An agency's own ledger: what was requested, decided, issued and changed, found again by the person it is about.
@NullMarked
package se.intyga.issuer.ledger;

import org.jspecify.annotations.NullMarked;
