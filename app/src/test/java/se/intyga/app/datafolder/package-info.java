@NullMarked
package se.intyga.app.datafolder;

import org.jspecify.annotations.NullMarked;
