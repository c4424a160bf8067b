/** Pages that aren't as they should be. */
@NullMarked
package uk.crooked.web;

import org.jspecify.annotations.NullMarked;
