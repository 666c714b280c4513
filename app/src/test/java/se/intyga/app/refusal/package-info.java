/// What the outside sees of a refusal, and how long it takes (L6, UC8): a house of its own, whose agency's register
/// changes its mind between an offer and its redemption.
@NullMarked
package se.intyga.app.refusal;

import org.jspecify.annotations.NullMarked;
