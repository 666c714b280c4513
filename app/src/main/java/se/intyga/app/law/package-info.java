/// The rules of the house from the outside: checking policy files, and looking for new versions while the house runs.
@NullMarked
package se.intyga.app.law;

import org.jspecify.annotations.NullMarked;
