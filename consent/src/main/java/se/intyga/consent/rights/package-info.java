/// What a person asked of organisations about her own data (deletion, a report, a correction), and what came of it.
@NullMarked
package se.intyga.consent.rights;

import org.jspecify.annotations.NullMarked;
