@NullMarked
package se.intyga.app.records;

import org.jspecify.annotations.NullMarked;
