/// Keys and certificates: who signs, and how a public key is written and named.
@NullMarked
package se.intyga.formats.keys;

import org.jspecify.annotations.NullMarked;
