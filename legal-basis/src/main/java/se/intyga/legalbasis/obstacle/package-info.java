/// What the law as it stands refuses, counted: the ground for proposals to change statutes (R57). Published.
@NullMarked
package se.intyga.legalbasis.obstacle;

import org.jspecify.annotations.NullMarked;
