/// The systems of an agency and of relying parties, which call our APIs.
@NullMarked
package se.intyga.bench.organisation;

import org.jspecify.annotations.NullMarked;
