@NullMarked
package se.intyga.app.retention;

import org.jspecify.annotations.NullMarked;
