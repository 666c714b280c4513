@NullMarked
package se.intyga.app.database;

import org.jspecify.annotations.NullMarked;
