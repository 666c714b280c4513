@NullMarked
package se.intyga.consent.durability;

import org.jspecify.annotations.NullMarked;
