/// What the person does about a request: approve, consent, agree, decline, and take a consent back.
@NullMarked
package se.intyga.holder.act;

import org.jspecify.annotations.NullMarked;
