/** Tests of the pages of questions about spending. */
@NullMarked
package uk.directly.spending.web;

import org.jspecify.annotations.NullMarked;
