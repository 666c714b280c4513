/// Who is this person: electronic identification with BankID, the login pages and the browser session that follows.
@NullMarked
package se.intyga.eid;

import org.jspecify.annotations.NullMarked;
