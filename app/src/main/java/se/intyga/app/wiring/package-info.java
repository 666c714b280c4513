/// How the rooms are put together: one factory a capability, from settings and data folder to beans.
@NullMarked
package se.intyga.app.wiring;

import org.jspecify.annotations.NullMarked;
