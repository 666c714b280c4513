/// Token Status List: the published bits, their signed form, and a credential's place in them.
@NullMarked
package se.intyga.formats.statuslist;

import org.jspecify.annotations.NullMarked;
