/** Who acts for whom, over the API. */
@NullMarked
package uk.directly.acting.rest;

import org.jspecify.annotations.NullMarked;
