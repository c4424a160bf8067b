/** Tests of the JSON API of questions about spending. */
@NullMarked
package uk.directly.spending.rest;

import org.jspecify.annotations.NullMarked;
