/// A person's browser and the person before it: cookies, redirects, forms.
@NullMarked
package se.intyga.bench.browser;

import org.jspecify.annotations.NullMarked;
