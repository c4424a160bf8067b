/** The JSON routes of adverts. */
@NullMarked
package uk.directly.advert.rest;

import org.jspecify.annotations.NullMarked;
