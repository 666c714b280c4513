@NullMarked
package se.intyga.app.errors;

import org.jspecify.annotations.NullMarked;
