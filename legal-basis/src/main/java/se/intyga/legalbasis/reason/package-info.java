/// Why a decision fell as it did, and what the person and the outside are told.
@NullMarked
package se.intyga.legalbasis.reason;

import org.jspecify.annotations.NullMarked;
