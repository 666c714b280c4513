/// Outside the house: a wallet and an organisation that speak HTTP with it, for the demonstration and for load.
@NullMarked
package se.intyga.bench;

import org.jspecify.annotations.NullMarked;
