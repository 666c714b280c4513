/// The look of the server-rendered pages: layout, accessible components, style sheet, and the two languages.
/// A room renders its own pages and takes their look from here.
@NullMarked
package se.intyga.pages;

import org.jspecify.annotations.NullMarked;
