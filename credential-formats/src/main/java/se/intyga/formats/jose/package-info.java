/// Signed and encrypted compact tokens, read strictly: type first, algorithms by list, no secrets in headers.
@NullMarked
package se.intyga.formats.jose;

import org.jspecify.annotations.NullMarked;
