/// The alphabet: credential formats, status lists and the query language. Parses, builds and verifies; opens no
/// connection, reads no file, knows no clock but the instant it is given.
@NullMarked
package se.intyga.formats;

import org.jspecify.annotations.NullMarked;
