/// Who asks: the organisations this door speaks for, with their access certificates and registered queries.
@NullMarked
package se.intyga.verifier.relyingparty;

import org.jspecify.annotations.NullMarked;
