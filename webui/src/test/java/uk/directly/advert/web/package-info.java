/** Tests of the pages of adverts. */
@NullMarked
package uk.directly.advert.web;

import org.jspecify.annotations.NullMarked;
