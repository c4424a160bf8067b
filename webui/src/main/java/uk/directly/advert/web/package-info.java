/** Adverts: the pages of who writes one, of who answers, and of the officers. */
@NullMarked
package uk.directly.advert.web;

import org.jspecify.annotations.NullMarked;
