/// Each person's own key, wrapped by a key outside the database. What it sealed can be destroyed by destroying it.
@NullMarked
package se.intyga.consent.person;

import org.jspecify.annotations.NullMarked;
