/// What integrators read: an index, each door's OpenAPI document, and the same rendered, all from our own host. Also
/// the
/// style sheets and scripts of every page.
@NullMarked
package se.intyga.app.docs;

import org.jspecify.annotations.NullMarked;
