/// Unpadded base64url and the hash functions that tokens name.
@NullMarked
package se.intyga.formats.encoding;

import org.jspecify.annotations.NullMarked;
