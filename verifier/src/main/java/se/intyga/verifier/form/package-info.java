/// Form bodies of wallets, read strictly: one value a parameter, bounded in size.
@NullMarked
package se.intyga.verifier.form;

import org.jspecify.annotations.NullMarked;
