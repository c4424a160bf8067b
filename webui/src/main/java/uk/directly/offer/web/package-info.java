/** The pages on which people find support. */
@NullMarked
package uk.directly.offer.web;

import org.jspecify.annotations.NullMarked;
