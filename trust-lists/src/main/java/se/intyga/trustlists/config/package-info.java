/// What an operator says about trust: where anchors lie, what may be fetched, how long to wait.
@NullMarked
package se.intyga.trustlists.config;

import org.jspecify.annotations.NullMarked;
