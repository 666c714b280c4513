/// The operator's command on kept decisions.
@NullMarked
package se.intyga.app.decisions;

import org.jspecify.annotations.NullMarked;
