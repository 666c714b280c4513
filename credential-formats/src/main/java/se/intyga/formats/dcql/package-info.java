/// The query language of OpenID4VP 1.0, section 6: read, evaluate, and check the answer again.
@NullMarked
package se.intyga.formats.dcql;

import org.jspecify.annotations.NullMarked;
