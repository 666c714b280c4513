/// What the person sees: who asks, for what purpose, on which ground, a QR code, and how it ended.
@NullMarked
package se.intyga.verifier.page;

import org.jspecify.annotations.NullMarked;
