/// The words of the law that everything else is written in: grounds, legal forms, citations, rule ids, validity.
@NullMarked
package se.intyga.legalbasis.basis;

import org.jspecify.annotations.NullMarked;
