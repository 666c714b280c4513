/// BankID's relying party interface v6.0: start, collect, cancel, the animated QR code, and what to tell the person.
@NullMarked
package se.intyga.eid.bankid;

import org.jspecify.annotations.NullMarked;
