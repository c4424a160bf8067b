/** Offers and the register over JSON: public, without a token. */
@NullMarked
package uk.directly.offer.rest;

import org.jspecify.annotations.NullMarked;
