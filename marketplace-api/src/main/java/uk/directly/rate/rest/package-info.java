/** Rate cards over JSON: public, without a token. */
@NullMarked
package uk.directly.rate.rest;

import org.jspecify.annotations.NullMarked;
