@NullMarked
package se.intyga.app.security;

import org.jspecify.annotations.NullMarked;
