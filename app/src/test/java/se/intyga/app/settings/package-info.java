@NullMarked
package se.intyga.app.settings;

import org.jspecify.annotations.NullMarked;
