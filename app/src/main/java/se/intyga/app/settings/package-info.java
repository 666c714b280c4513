/// The one typed, documented catalogue of settings: what can be set, to what, and what a wrong value is answered with.
@NullMarked
package se.intyga.app.settings;

import org.jspecify.annotations.NullMarked;
