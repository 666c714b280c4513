/// Form bodies of the OAuth endpoints, read strictly: one value a parameter, bounded in size.
@NullMarked
package se.intyga.issuer.form;

import org.jspecify.annotations.NullMarked;
