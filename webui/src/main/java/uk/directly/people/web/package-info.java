/** Who looks at a page, and the few pages around signing in. */
@NullMarked
package uk.directly.people.web;

import org.jspecify.annotations.NullMarked;
