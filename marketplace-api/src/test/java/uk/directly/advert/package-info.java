/** Tests of adverts. */
@NullMarked
package uk.directly.advert;

import org.jspecify.annotations.NullMarked;
