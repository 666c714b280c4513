/// The decisions that were acted on, kept under the hash of what they say: to be made again, and to be counted.
@NullMarked
package se.intyga.legalbasis.archive;

import org.jspecify.annotations.NullMarked;
