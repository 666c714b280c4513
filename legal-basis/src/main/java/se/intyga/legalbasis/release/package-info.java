/// Act A: may this agency release this document, electronically, to the person who asked for it?
@NullMarked
package se.intyga.legalbasis.release;

import org.jspecify.annotations.NullMarked;
