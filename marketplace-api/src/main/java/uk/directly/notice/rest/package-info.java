/** What somebody was told, over the API. */
@NullMarked
package uk.directly.notice.rest;

import org.jspecify.annotations.NullMarked;
