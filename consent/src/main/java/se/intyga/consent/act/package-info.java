/// What a person did about one request: approval, consent or agreement. Three types that are never read as one
/// another.
@NullMarked
package se.intyga.consent.act;

import org.jspecify.annotations.NullMarked;
