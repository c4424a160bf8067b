/** What tests of pages share; also for the browser journeys of the whole. */
@NullMarked
package uk.directly.web.testing;

import org.jspecify.annotations.NullMarked;
