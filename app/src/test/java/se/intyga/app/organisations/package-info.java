@NullMarked
package se.intyga.app.organisations;

import org.jspecify.annotations.NullMarked;
