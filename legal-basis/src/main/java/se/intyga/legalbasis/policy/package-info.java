/// Policy as data: files are read and checked here, and become an immutable, versioned set. The only I/O of this room.
@NullMarked
package se.intyga.legalbasis.policy;

import org.jspecify.annotations.NullMarked;
