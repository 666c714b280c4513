/// The demo cast: an agency, three relying parties and ten of Skatteverket's published test persons. Used in embedded
/// mode only; production mode never comes here.
@NullMarked
package se.intyga.app.demo;

import org.jspecify.annotations.NullMarked;
