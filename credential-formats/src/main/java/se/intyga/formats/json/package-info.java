/// JSON as it comes from strangers: read strictly, written the same way every time.
@NullMarked
package se.intyga.formats.json;

import org.jspecify.annotations.NullMarked;
