/// Form bodies of protocol endpoints, read strictly and one way: one value a parameter, bounded in size.
@NullMarked
package se.intyga.openapi.form;

import org.jspecify.annotations.NullMarked;
