/** Rate cards over JSON: public without a token, but for drafts. */
@NullMarked
package uk.directly.rate.rest;

import org.jspecify.annotations.NullMarked;
