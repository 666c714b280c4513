/// The landing page and the version of the interface.
@NullMarked
package se.intyga.holder.home;

import org.jspecify.annotations.NullMarked;
