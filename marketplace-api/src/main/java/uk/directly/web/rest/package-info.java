/** What every JSON route shares: problems, pages of a list, request ids. */
@NullMarked
package uk.directly.web.rest;

import org.jspecify.annotations.NullMarked;
