/// The organisations a house works for, read once at start: agencies with their keys and sources, relying parties with
/// their keys and registered queries. What each may do stands in the policies.
@NullMarked
package se.intyga.app.organisations;

import org.jspecify.annotations.NullMarked;
